import { type Found, rule, type SpeechRule } from '../rule.ts'
import { beginsNumber } from './edges.ts'
import type { Wording } from './wording.ts'

const half = String.raw`(?:\s?(?<half>[AaPp])\.?\s?[Mm](?:\.(?!["'”’)\]]*$)|(?![\p{L}\p{N}])))`

/** A pattern that nothing fits. */
const never = '(?!)'

/** Times of day: `8:30`, `8h30`, `8 Uhr`, `5 p. m.` */
export function timeRules(wording: Wording): readonly SpeechRule[] {
  const { sign } = wording.clock
  const behind = wording.clock.behind === '' ? never : wording.clock.behind
  const full = new RegExp(
    String.raw`${beginsNumber}(?<hour>\d{1,2})(?:${sign})(?<minute>[0-5]\d)(?::[0-5]\d)?(?!\d|[.,:]\d)(?:${half}|\s?(?:${behind}))?`,
    'gu',
  )
  const bare = new RegExp(String.raw`${beginsNumber}(?<hour>\d{1,2})(?:${half}|\s?(?:${behind}))(?![\p{L}\p{N}])`, 'gu')
  const say = (found: Found, whole: string) => {
    const hour = Number(found['hour'])
    const part = found['half']?.toLowerCase()
    if (hour > (part ? 12 : 24)) return whole
    return wording.time(hour, Number(found['minute'] ?? 0), part === 'a' || part === 'p' ? part : null)
  }
  return [rule(full, say), rule(bare, say)]
}
