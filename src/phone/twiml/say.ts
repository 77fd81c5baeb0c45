import { z } from 'zod'
import { CarrierError, fault } from '../carrier-error.ts'
import { attributesOf, loop, refusal } from './element.ts'
import type { Say } from './verbs.ts'
import { type Element, isElement, type Node } from './xml.ts'

/** Codes that `<Say language>` takes, from the list in Twilio's own SDK. */
const languages = [
  ...'af-ZA am-ET ar-AE ar-XA arb bg-BG bn-IN ca-ES cmn-CN cmn-TW cs-CZ cy-GB da-DK de-AT de-DE el-GR'.split(' '),
  ...'en-AU en-CA en-GB en-GB-WLS en-IE en-IN en-NZ en-US en-ZA es-ES es-MX es-US fi-FI fil-PH fr-BE'.split(' '),
  ...'fr-CA fr-FR gu-IN he-IL hi-IN hu-HU id-ID is-IS it-IT ja-JP kn-IN ko-KR lv-LV ml-IN mr-IN ms-MY'.split(' '),
  ...'nb-NO nl-BE nl-NL pa-IN pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sr-RS sv-SE ta-IN te-IN th-TH tr-TR'.split(' '),
  ...'uk-UA vi-VN yue-HK zh-CN zh-HK zh-TW'.split(' '),
]

/** Who speaks, by the form of the voice's name, and the longest text each takes. */
const families = [
  { name: 'basic', form: /^(man|woman|alice)$/, limit: 4_096, ssml: false },
  { name: 'Polly', form: /^Polly\.\p{Lu}\p{L}+(-Neural|-Generative)?$/u, limit: 3_000, ssml: true },
  {
    name: 'Google',
    form: /^Google\.[a-z]{2,3}-[A-Z]{2}-(Standard|Wavenet|Neural2|Chirp3-HD)-\p{L}+$/u,
    limit: 5_000,
    ssml: true,
  },
] as const

type Family = (typeof families)[number]

/** Longest text of any voice once it is written as part of a URL. */
const encodedLimit = 4_500

/** SSML elements that voices understand, each with its attributes. */
const ssml: Readonly<Record<string, readonly string[]>> = {
  break: ['strength', 'time'],
  emphasis: ['level'],
  lang: ['xml:lang'],
  p: [],
  s: [],
  phoneme: ['alphabet', 'ph'],
  prosody: ['pitch', 'rate', 'volume'],
  'say-as': ['interpret-as', 'format'],
  sub: ['alias'],
  w: ['role'],
}

const attributes = z.strictObject({
  voice: z.string().default('man'),
  language: z.enum(languages).optional(),
  loop: loop.default(1),
})

/** Reads `<Say>`. Source: https://www.twilio.com/docs/voice/twiml/say */
export function readSay(element: Element): Say {
  const { voice, language = null, loop: times } = attributesOf(element, attributes)
  const family = families.find(({ form }) => form.test(voice))
  if (!family) throw refusal(element, `does not know the voice ${JSON.stringify(voice)}`)
  refuseUnknownMarkup(element, family)
  const text = spokenText(element).replace(/\s+/g, ' ').trim()
  if (!text) throw new CarrierError(fault.sayText, '<Say> has nothing to say')
  refuseTooLong(element, family)
  return { verb: 'Say', text, language, times }
}

function refuseUnknownMarkup(element: Element, family: Family): void {
  for (const child of Array.from(element.childNodes).filter(isElement)) {
    const known = family.ssml ? ssml[child.tagName] : undefined
    if (!known) throw refusal(element, `with a ${family.name} voice cannot contain <${child.tagName}>`)
    const odd = Array.from(child.attributes).find(({ name }) => !known.includes(name))
    if (odd) throw refusal(child, `has no attribute ${odd.name}`)
    refuseUnknownMarkup(child, family)
  }
}

function refuseTooLong(element: Element, family: Family): void {
  const length = { basic: bytesOf, Polly: charactersOf, Google: markupLengthOf }[family.name](element)
  const tooLong = length > family.limit || encodeURIComponent(element.textContent ?? '').length > encodedLimit
  if (tooLong) throw new CarrierError(fault.sayTooLong, `<Say> is too long for a ${family.name} voice: ${length}`)
}

const bytesOf = (element: Element) => Buffer.byteLength(element.textContent ?? '')
const charactersOf = (element: Element) => (element.textContent ?? '').length
const markupLengthOf = (element: Element) =>
  Array.from(element.childNodes).reduce((total, node) => total + String(node).length, 0)

function spokenText(node: Node): string {
  if (!isElement(node)) return node.nodeType === node.TEXT_NODE ? (node.nodeValue ?? '') : ''
  if (node.tagName === 'sub') return node.getAttribute('alias') ?? ''
  return Array.from(node.childNodes).map(spokenText).join('')
}
