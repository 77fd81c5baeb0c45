import { rule, type SpeechRule } from '../rule.ts'
import { spelled } from './numbers.ts'
import type { Wording } from './wording.ts'

const topLevels =
  'com|org|net|edu|gov|mil|info|io|co|app|dev|health|care|clinic|hospital|biz|us|uk|ca|au|nz|ie|eu|de|at|ch|fr|be|es|mx|ar|cl|it|pt|br|nl|in|ae|sa|eg'
const domain = new RegExp(
  String.raw`(?<![\w@.-])(?<host>(?:[a-z0-9-]{1,63}\.){1,5}(?:${topLevels}))(?![\w@-]|\.\w)(?:\/[^\s)]*[^\s).,;!?'"\]])?`,
  'gi',
)
const email = /(?<![\w.+-])(?<local>[\w.+-]{1,64})@(?<host>[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})/gi
/** Nobody writes down a longer host by ear. */
const longestHost = 40

/** Addresses on the net, as one says them to somebody with a pen. */
export function webRules(wording: Wording): readonly SpeechRule[] {
  const { words } = wording
  const parts: Readonly<Record<string, string>> = {
    '.': words.dot,
    '-': words.dash,
    _: words.underscore,
    '+': words.plus,
  }
  const sayName = (name: string) =>
    name.replace(/[.+_-]|\d+/g, (found) => ` ${parts[found] ?? spelled(found, wording)} `).trim()
  const sayHost = (host: string) =>
    sayName(host.toLowerCase().replace(/(?<=\.)[a-z]{2}(?=\.|$)/g, (name) => [...name].join(' ')))
  return [
    rule(email, ({ local = '', host = '' }) => `${sayName(local)} ${words.at} ${sayHost(host)}`),
    rule(domain, ({ host = '' }) => {
      const known = host.replace(/^www\./i, '')
      return known.length > longestHost ? words.website : sayHost(known)
    }),
  ]
}
