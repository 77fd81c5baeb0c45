/** A piece of a template: words as they are, or a hole with the name of what goes there. */
type TemplatePart = { readonly words: string } | { readonly hole: string }

export type Template = readonly TemplatePart[]

/** The text is no template; the message is a sentence without the text. */
export class TemplateFault extends Error {
  override name = 'TemplateFault'
}

/** How a secret is written, for messages. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: it is not a template of this language
export const secretNotation = '${env:NAME}'

const piece = /\{\{|\}\}|\$?\{[^{}]*\}|[{}]/g

/**
 * Reads a text with holes: `{name}`, and `${env:NAME}` for a secret, whose hole is called `env:NAME`. `{{` and `}}` are
 * single braces.
 *
 * @throws TemplateFault where a brace is neither
 */
export function parseTemplate(text: string): Template {
  const parts: TemplatePart[] = []
  let words = ''
  let at = 0
  for (const match of text.matchAll(piece)) {
    words += text.slice(at, match.index)
    at = match.index + match[0].length
    if (match[0] === '{{' || match[0] === '}}') {
      words += match[0].charAt(0)
      continue
    }
    if (words !== '') parts.push({ words })
    words = ''
    parts.push({ hole: holeOf(match[0]) })
  }
  words += text.slice(at)
  return words === '' ? parts : [...parts, { words }]
}

/** The names of a template's holes, in order. */
export function holesOf(template: Template): string[] {
  return template.flatMap((part) => ('hole' in part ? [part.hole] : []))
}

/** The template with its holes filled; `fill` gives the text for a name. */
export function fillTemplate(template: Template, fill: (hole: string) => string): string {
  return template.map((part) => ('hole' in part ? fill(part.hole) : part.words)).join('')
}

function holeOf(written: string): string {
  const isSecret = written.startsWith('$')
  const name = written.slice(isSecret ? 2 : 1, -1).trim()
  if (written.length < 2 || !(isSecret ? /^env:[A-Za-z_]\w*$/ : /^[A-Za-z][\w.]*$/).test(name)) {
    throw new TemplateFault(`a brace must belong to {name} or ${secretNotation}; for the sign itself write it twice`)
  }
  return name
}
