import type { CallView } from '../../../archive/view/call-view.ts'

const hidden = '[name]'
const inARow = /\[name\](?:\s+\[name\])+/g
/** A shorter part of a name is too often another word. */
const leastLetters = 3

/** Makes unreadable, in any text of a call, the names that are known to be a person's: of the caller and in messages. */
export function hideNames(view: CallView): (text: string) => string {
  const words = namesIn(view)
    .flatMap((name) => name.match(/[\p{L}\p{M}\p{N}’'-]+/gu) ?? [])
    .filter((word) => [...word].length >= leastLetters)
  if (words.length === 0) return (text) => text
  const anyOfThem = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
  return (text) => text.replace(anyOfThem, hidden).replaceAll(inARow, hidden)
}

function namesIn({ head, entries }: CallView): string[] {
  const found = [
    head.caller?.name,
    ...head.fields.map(({ name, value }) => (isName(name) ? `${value}` : null)),
    ...entries.flatMap((entry) => {
      if (entry.kind === 'message') return [entry.message.name]
      if (entry.kind === 'form') return entry.fields.map(({ name, value }) => (isName(name) ? value : null))
      return []
    }),
  ]
  return found.flatMap((name) => name?.trim() || [])
}

/** Fields are called as the owner likes: `name`, `callerName`, `last_name`. */
function isName(field: string): boolean {
  return /name$/i.test(field)
}
