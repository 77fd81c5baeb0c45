import type { Variables } from './environment.ts'
import { relayLanguageOf } from './languages.ts'
import { languagesSpoken } from './languages-checks.ts'
import { lineOf } from './line.ts'
import { exampleVoice, isRelayVoice, relayVoice, relayVoiceLanguages, relayVoiceLike } from './relay-voices.ts'
import type { Assistant, RelaySettings } from './schema.ts'
import type { Finding } from './schema-faults.ts'
import { isSpoken, isVoice, spokenLanguages } from './voices.ts'
import { describeValue } from './wording.ts'

/** One language with what it has from the session, and where it is set. */
interface Speech extends Omit<RelaySettings['languages'][number], 'transcriptionProvider'> {
  readonly path: readonly PropertyKey[]
  readonly transcriptionProvider: RelaySettings['transcriptionProvider']
}

/** The session, or one of its languages: a combination that Twilio lacks ends the session with error 64101 or 64106. */
export function speechFits(assistant: Assistant): Finding[] {
  const { relay } = assistant
  const session = sessionSpeech(assistant)
  const findings = [...checkSpeech(session), ...(relay.voice ? checkVoiceLanguage(session) : [])]
  // What is wrong with the session would be wrong again with every language that inherits it.
  if (findings.length > 0) return findings
  const isSound = languagesSpoken(assistant).length === 0
  const languages = isSound ? assistant.languages.map((own) => relayLanguageOf(own, assistant)) : []
  return [
    ...relay.languages.map((own, index) => withInherited(own, session, ['relay', 'languages', index])),
    ...languages.map((own, index) => withInherited(own, session, ['languages', index, 'relay'])),
  ].flatMap((speech) => [...checkSpeech(speech), ...checkVoiceLanguage(speech)])
}

/** With `auto` a voice that only webhooks have is no fault: calls are carried by webhooks then. */
export function voiceForRelay(assistant: Assistant, env: Variables): Finding[] {
  const { relay, voice } = assistant
  if (lineOf(env, assistant) !== 'relay' || relayVoice(assistant)) return []
  // What is written but wrong has its own fault.
  if (!isVoice(voice) || relay.ttsProvider || relay.voice) return []
  const allowed = 'a voice of the relay, together with relay.ttsProvider'
  return [{ path: ['relay', 'voice'], found: `nothing, and ${voice} is not a voice of the relay`, allowed }]
}

/** Every language once, and the language of the call not among them. */
export function relayLanguagesKnown({ language, languages, relay }: Assistant): Finding[] {
  return relay.languages.flatMap(({ code }, index) => {
    const path = ['relay', 'languages', index, 'code']
    const others = [...languages, ...relay.languages.slice(0, index)]
    const before = [language, ...others.map((other) => other.code)]
    if (before.includes(code)) return [{ path, found: `${code} again`, allowed: 'each language once' }]
    if (code === 'multi' || isSpoken(code)) return []
    return [
      { path, found: describeValue(code), allowed: `multi, or one of these tags: ${spokenLanguages(code).join(', ')}` },
    ]
  })
}

/** Settings that only some recognisers have. */
export function recogniserFits({ relay }: Assistant): Finding[] {
  const { transcriptionProvider, speechModel, eotThreshold, partialPrompts, preparePartials } = relay
  const isDeepgram = transcriptionProvider === 'Deepgram'
  const findings: Finding[] = []
  const refuse = (key: string, found: unknown, allowed: string) =>
    findings.push({ path: ['relay', key], found: String(found), allowed })

  if (eotThreshold !== null && !(isDeepgram && speechModel === 'flux')) {
    refuse('eotThreshold', eotThreshold, 'nothing, unless transcriptionProvider is Deepgram and speechModel is flux')
  }
  if (partialPrompts && !isDeepgram) {
    refuse('partialPrompts', partialPrompts, 'false, unless transcriptionProvider is Deepgram')
  }
  if (preparePartials && !partialPrompts) {
    refuse('preparePartials', preparePartials, 'false, unless partialPrompts is true')
  }
  return findings
}

function sessionSpeech(assistant: Assistant): Speech {
  const { relay, language: code } = assistant
  const { transcriptionProvider, speechModel } = relay
  const spoken = relayVoice(assistant)
  const ttsProvider = relay.ttsProvider ?? relayVoiceLike(assistant.voice)?.ttsProvider ?? null
  return {
    path: ['relay'],
    ...{ code, ttsProvider, voice: spoken?.voice ?? relay.voice, transcriptionProvider, speechModel },
  }
}

function withInherited(own: RelaySettings['languages'][number], session: Speech, path: Speech['path']): Speech {
  const ttsProvider = own.ttsProvider ?? session.ttsProvider
  return {
    path,
    code: own.code,
    ttsProvider,
    voice: own.voice ?? (ttsProvider === session.ttsProvider ? session.voice : null),
    transcriptionProvider: own.transcriptionProvider ?? session.transcriptionProvider,
    speechModel: own.speechModel ?? session.speechModel,
  }
}

function checkSpeech(speech: Speech): Finding[] {
  return [...checkVoice(speech), ...checkModel(speech), ...checkMulti(speech)]
}

function checkVoice({ path, ttsProvider, voice }: Speech): Finding[] {
  if (!ttsProvider) {
    if (!voice) return []
    return [{ path: [...path, 'ttsProvider'], found: 'nothing', allowed: `Amazon, Google or ElevenLabs, for ${voice}` }]
  }
  if (!voice || !isRelayVoice(ttsProvider, voice)) {
    const allowed = `a voice of ${ttsProvider}, such as ${exampleVoice(ttsProvider)}`
    return [{ path: [...path, 'voice'], found: describeValue(voice), allowed, hint: hintFor(voice) }]
  }
  return []
}

/** A voice that was derived from the one of the call is left out here: that one is checked already. */
function checkVoiceLanguage({ path, code, ttsProvider, voice }: Speech): Finding[] {
  if (!ttsProvider || !voice || !isRelayVoice(ttsProvider, voice) || !isSpoken(code)) return []
  const languages = relayVoiceLanguages({ ttsProvider, voice })
  if (languages.length === 0 || languages.includes(code)) return []
  const found = `${voice}, which speaks ${languages.join(' and ')}`
  return [{ path: [...path, 'voice'], found, allowed: `a voice of ${ttsProvider} that speaks ${code}` }]
}

/** People write the name that `<Say>` wants. */
function hintFor(voice: string | null): string | null {
  const meant = voice && relayVoiceLike(voice)
  return meant ? `did you mean ${meant.voice}, of ${meant.ttsProvider}?` : null
}

const deepgramModel = /^(?:nova-\d|flux\b)/

function checkModel({ path, transcriptionProvider, speechModel }: Speech): Finding[] {
  if (!speechModel || deepgramModel.test(speechModel) === (transcriptionProvider === 'Deepgram')) return []
  const models = transcriptionProvider === 'Deepgram' ? 'nova-3-general, nova-2-general or flux' : 'telephony'
  return [
    {
      path: [...path, 'speechModel'],
      found: describeValue(speechModel),
      allowed: `a model of ${transcriptionProvider}, such as ${models}`,
    },
  ]
}

function checkMulti({ path, code, ttsProvider, transcriptionProvider, speechModel }: Speech): Finding[] {
  if (code !== 'multi') return []
  const speaks = ttsProvider === 'ElevenLabs'
  const hears = transcriptionProvider === 'Deepgram' && /^nova-[23]-general$/.test(speechModel ?? '')
  if (speaks && hears) return []
  return [
    {
      path: [...path, 'code'],
      found: 'multi',
      allowed: 'multi only with ElevenLabs and with nova-2-general or nova-3-general of Deepgram, each written out',
    },
  ]
}
