import type { Lexicon } from './lexicon.ts'
import type { Reader } from './reader.ts'
import type { Specific } from './specific.ts'
import { fold, type Token } from './tokens.ts'

const email = /(?<![\p{L}\p{N}._%+-])([\p{L}\p{N}._%+-]{1,64})@([\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8})/gu
const link =
  /(?<![\p{L}\p{N}@._-])(?:https?:\/\/)?((?:[\p{L}\p{N}-]{1,63}\.){1,8}[\p{L}]{2,24})(?![\p{L}\p{N}@-])((?:[/?#][^\s)>\]"”]*)?)/giu
/** Endings by which a written or spoken name is known to be an address; some of them are words as well. */
const topLevels = new Set(
  `com org net edu gov mil int info io co app dev ai me biz pro shop store online site web health care clinic hospital
  doctor hotel cafe restaurant school academy example test us uk ca au nz ie eu de fr es it nl ch at be pt br mx ar cl pe
  pl se no dk fi cz sk hu ro gr tr ru ua in pk jp cn kr sg hk za ng ke eg ae sa il`.split(/\s+/),
)

/** A written address with its place in characters. */
export interface WrittenAddress {
  readonly start: number
  readonly end: number
  readonly specific: Pick<Specific, 'kind' | 'claims'>
}

/** The e-mail and web addresses of a text that are written as such, in order. */
export function writtenAddresses(text: string): WrittenAddress[] {
  // Most sentences have neither sign; a look is cheaper than the search.
  if (!/@|[^\s.]\.[^\s.]/.test(text)) return []
  const found: WrittenAddress[] = []
  for (const match of text.matchAll(email)) {
    const [whole, local = '', host = ''] = match
    found.push(written(match.index, whole, address('email', [`e${fold(local)}@${fold(host)}`])))
  }
  for (const match of text.matchAll(link)) {
    const [whole, host = '', path = ''] = match
    if (isHost(host, whole)) found.push(written(match.index, whole, address('link', linkNames(host, path))))
  }
  return found.sort((a, b) => a.start - b.start)
}

const written = (start: number, whole: string, specific: WrittenAddress['specific']): WrittenAddress => ({
  start,
  end: start + whole.replace(/[.,;:!?]+$/, '').length,
  specific,
})

const address = (kind: 'email' | 'link', names: readonly string[]): WrittenAddress['specific'] => ({
  kind,
  claims: [[[{ type: 'address', names }]]],
})

function isHost(host: string, whole: string): boolean {
  const ending = host.slice(host.lastIndexOf('.') + 1)
  // "Please come in.It is free": a missing blank, not an address.
  if (/^(?:https?:|www\.)/i.test(whole)) return true
  return topLevels.has(ending.toLowerCase()) && !(/^\p{Lu}\p{Ll}/u.test(ending) && ending.length < 4)
}

/** What a link is known by: its host alone when nothing follows it. */
function linkNames(host: string, path: string): string[] {
  const name = `l${fold(host).replace(/^www\./, '')}`
  const rest = path.replace(/[/.,;:!?'’]+$/, '').toLowerCase()
  return rest === '' ? [name] : [`${name}${rest}`]
}

/** Every name that a stated link may be told by: with its path, and by its host alone. */
export function statedNames(name: string): string[] {
  const host = name.startsWith('l') ? name.split(/[/?#]/, 1)[0] : undefined
  return host && host !== name ? [name, host] : [name]
}

/** More than this nobody spells. */
const mostLabels = 8
const longestLocal = 8

/** An address as one says it, from "at" or the first "dot" on: "info at example dot org", "example dot org". */
export function readSpokenAddress(reader: Reader, at: number, lexicon: Lexicon): Specific | null {
  const { words } = lexicon
  const token = reader.at(at)
  if (!token || at === 0) return null
  const isAt = words.at.has(token.text) || token.text === '@'
  if (!isAt && !isDot(token, lexicon)) return null
  const host = readHost(reader, isAt ? at + 1 : at - 1, lexicon)
  if (!host) return null
  const { name, end } = host
  if (!isAt) {
    // "John dot smith at example dot org".
    const isLocal = words.at.has(reader.at(end)?.text ?? '')
    const mail = isLocal ? readSpokenAddress(reader, end, lexicon) : null
    return mail ? { ...mail, start: at } : { start: at, end, ...address('link', [linkName(name)]) }
  }
  // "You find it at example dot org" has no name in front.
  const emails = localsBefore(reader.tokens, at, lexicon).map((local) => `e${local}@${name}`)
  return { start: at, end, ...address('email', [...emails, linkName(name)]) }
}

const linkName = (host: string) => `l${host.replace(/^(?:www|w)\./, '')}`
const isDot = (token: Token, { words }: Lexicon) => words.dot.has(token.text)

function readHost(reader: Reader, at: number, lexicon: Lexicon): { name: string; end: number } | null {
  const labels: string[] = []
  let place = at
  while (labels.length < mostLabels) {
    const label = readLabel(reader, place, lexicon)
    if (!label) break
    labels.push(label.text)
    place = label.end
    const dot = reader.at(place)
    if (!dot || !isDot(dot, lexicon) || !reader.at(place + 1)) break
    place++
  }
  const ending = labels.at(-1) ?? ''
  return labels.length > 1 && (lexicon.dotIsCertain || topLevels.has(ending))
    ? { name: labels.join('.'), end: place }
    : null
}

/** One name between two dots; letters that are spelled belong together, as in "dot u k". */
function readLabel(reader: Reader, at: number, lexicon: Lexicon): { text: string; end: number } | null {
  const first = reader.at(at)
  if (!first || first.kind === 'sign' || isDot(first, lexicon)) return null
  let text = first.text
  let end = at + 1
  for (let last = first; text.length < 40; end++) {
    const next = reader.at(end)
    const isHyphen = next?.text === '-' && next.glued
    if (isHyphen || lexicon.words.dash.has(next?.text ?? '')) {
      const behind = reader.at(end + 1)
      if (!behind || behind.kind === 'sign') break
      text += `-${behind.text}`
      last = behind
      end++
    } else if (next?.kind === 'word' && next.text.length === 1 && last.text.length === 1) {
      text += next.text
      last = next
    } else break
  }
  return { text, end }
}

/** What may stand before the "at": the last word, the last two as one, and so on. */
function localsBefore(tokens: readonly Token[], at: number, { words }: Lexicon): string[] {
  const locals: string[] = []
  let local = ''
  for (let place = at - 1; place >= Math.max(0, at - longestLocal); place--) {
    const text = tokens[place]?.text ?? ''
    if (words.dot.has(text)) local = `.${local}`
    else if (words.dash.has(text)) local = `-${local}`
    else if (text === 'underscore' || text === '_') local = `_${local}`
    else if (text === 'plus') local = `+${local}`
    else {
      local = text + local
      locals.push(local)
    }
  }
  return locals
}
