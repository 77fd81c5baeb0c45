import { actionNamesDiffer, actionsFit, actionsFolderExists, callerLookupFits, mcpFits } from './actions-checks.ts'
import { afterCallFieldsFit, afterCallMailFits, afterCallWebhooksFit } from './after-call-checks.ts'
import { numbersCallable, peopleDiffer, peopleReached, standInsFit, textsFit } from './desk-checks.ts'
import { emergenciesComplete, emergencyTargetsExist } from './emergencies-checks.ts'
import { sourcesDiffer, sourcesExist } from './knowledge-checks.ts'
import { languageKeysDiffer, languagesSpoken } from './languages-checks.ts'
import { ownFormsDiffer, recordingIsTold } from './privacy-checks.ts'
import { recogniserFits, relayLanguagesKnown, speechFits, voiceForRelay } from './relay-checks.ts'
import type { WrittenAssistant as Assistant } from './schema.ts'
import type { Finding } from './schema-faults.ts'
import { describeVoice, isSpoken, isVoice, similarVoice, spokenLanguages, voicesFor } from './voices.ts'
import { describeValue } from './wording.ts'

interface Check {
  /** The settings that the check reads; it is left out when one of them is faulty already. */
  readonly needs: readonly (keyof Assistant)[]
  run(assistant: Assistant, env: Environment): Finding[] | Promise<Finding[]>
}

type Environment = Readonly<Record<string, string>>

/** What the schema cannot see: settings that must fit each other, the environment or the disk. */
const checks: readonly Check[] = [
  { needs: ['language'], run: knownLanguage },
  { needs: ['voice', 'language'], run: voiceFitsLanguage },
  { needs: ['vocabulary', 'languages'], run: vocabularyFits },
  { needs: ['languages', 'language', 'voice'], run: languagesSpoken },
  { needs: ['languages'], run: languageKeysDiffer },
  { needs: ['emergencies'], run: emergenciesComplete },
  { needs: ['emergencies', 'limits', 'people'], run: emergencyTargetsExist },
  { needs: ['people'], run: peopleDiffer },
  { needs: ['people', 'openingHours'], run: peopleReached },
  { needs: ['people'], run: standInsFit },
  { needs: ['people', 'transfers', 'messages'], run: numbersCallable },
  { needs: ['texts'], run: textsFit },
  { needs: ['listening'], run: speechTimeoutFitsModel },
  { needs: ['timing'], run: deadlinesInOrder },
  { needs: ['models'], run: modelsDiffer },
  { needs: ['models'], run: modelKeysSet },
  { needs: ['knowledge'], run: sourcesDiffer },
  { needs: ['knowledge'], run: sourcesExist },
  { needs: ['relay', 'voice', 'language', 'languages'], run: speechFits },
  { needs: ['relay', 'voice', 'line'], run: voiceForRelay },
  { needs: ['relay', 'language', 'languages'], run: relayLanguagesKnown },
  { needs: ['relay'], run: recogniserFits },
  { needs: ['actions', 'mcp'], run: actionNamesDiffer },
  { needs: ['actions'], run: actionsFit },
  { needs: ['actionsFolder'], run: actionsFolderExists },
  { needs: ['mcp'], run: mcpFits },
  { needs: ['callerLookup'], run: callerLookupFits },
  { needs: ['recording', 'language'], run: recordingIsTold },
  { needs: ['privacy'], run: ownFormsDiffer },
  { needs: ['afterCall'], run: afterCallFieldsFit },
  { needs: ['afterCall', 'messages'], run: afterCallWebhooksFit },
  { needs: ['afterCall', 'messages'], run: afterCallMailFits },
]

/**
 * Runs every check whose settings are sound. `faulty` names the top-level settings that are not, `env` is the
 * environment without empty values, and the paths of knowledge must be absolute.
 */
export async function crossCheck(assistant: Assistant, faulty: ReadonlySet<PropertyKey>, env: Environment) {
  const due = checks.filter(({ needs }) => !needs.some((key) => faulty.has(key)))
  const findings = await Promise.all(due.map(({ run }) => run(assistant, env)))
  return findings.flat()
}

function knownLanguage({ language }: Assistant): Finding[] {
  if (isSpoken(language)) return []
  const allowed = `a language that Twilio speaks: ${spokenLanguages(language).join(', ')}`
  return [{ path: ['language'], found: describeValue(language), allowed }]
}

function voiceFitsLanguage({ voice, language }: Assistant): Finding[] {
  const similar = similarVoice(voice)
  if (similar || !isVoice(voice)) return [unknownVoice(voice, language, similar)]
  const { languages } = describeVoice(voice)
  const fits = languages.length === 0 || languages.includes(language)
  // A language that is itself unknown has its own fault.
  if (fits || !isSpoken(language)) return []
  return [
    {
      path: ['voice'],
      found: `${voice}, which speaks ${languages.join(' and ')}`,
      allowed: describeVoicesFor(language),
    },
  ]
}

function unknownVoice(voice: string, language: string, similar: string | null): Finding {
  return {
    path: ['voice'],
    found: describeValue(voice),
    allowed: `${describeVoicesFor(language)}, or a name like Polly.Joanna-Neural, Google.en-US-Neural2-F or woman`,
    hint: similar && `did you mean ${similar}?`,
  }
}

function describeVoicesFor(language: string): string {
  const voices = voicesFor(language)
  return `a voice that speaks ${language}${voices.length > 0 ? `: ${voices.join(', ')}` : ''}`
}

/** Goes into every `<Gather>` as its hints, and a TwiML document holds 64 kB. */
const maxVocabularyBytes = 32_768

function vocabularyFits({ vocabulary, languages }: Assistant): Finding[] {
  const lists = [
    { path: ['vocabulary'], words: vocabulary },
    ...languages.map(({ vocabulary: own }, index) => ({
      path: ['languages', index, 'vocabulary'],
      words: [...vocabulary, ...own],
    })),
  ]
  const tooLong = lists.find(({ words }) => Buffer.byteLength(words.join(',')) > maxVocabularyBytes)
  if (!tooLong) return []
  const bytes = Buffer.byteLength(tooLong.words.join(','))
  return [{ path: tooLong.path, found: `${bytes} bytes`, allowed: `at most ${maxVocabularyBytes} bytes in all` }]
}

/** Twilio takes `auto` only with the default model. https://www.twilio.com/docs/voice/twiml/gather */
function speechTimeoutFitsModel({ listening: { speechModel, speechTimeout } }: Assistant): Finding[] {
  if (speechModel === 'default' || speechTimeout !== 'auto') return []
  return [
    {
      path: ['listening', 'speechTimeout'],
      found: `auto, together with the speechModel ${speechModel}`,
      allowed: 'a whole number from 1000 to 10000 (ms), unless speechModel is default',
    },
  ]
}

function deadlinesInOrder({ timing }: Assistant): Finding[] {
  return (['firstTokenMs', 'gapMs'] as const)
    .filter((key) => timing[key] >= timing.answerMs)
    .map((key) => ({
      path: ['timing', key],
      found: `${timing[key]}`,
      allowed: `less than timing.answerMs, the time for the whole answer (${timing.answerMs})`,
    }))
}

function modelsDiffer({ models }: Assistant): Finding[] {
  const written = models.map((model) => JSON.stringify(Object.entries(model).toSorted()))
  return models.flatMap((_model, index) => {
    const first = written.indexOf(written[index] ?? '')
    if (first === index) return []
    return [
      {
        path: ['models', index],
        found: `the same as models[${first}]`,
        allowed: 'a different model, or one entry less',
      },
    ]
  })
}

/** A variable that is named but empty would only be noticed by the first caller. */
function modelKeysSet({ models }: Assistant, env: Environment): Finding[] {
  return models.flatMap((model, index) => {
    if (model.provider !== 'openai-compatible' || !model.apiKeyEnv || env[model.apiKeyEnv]) return []
    return [
      {
        path: ['models', index, 'apiKeyEnv'],
        found: `${model.apiKeyEnv}, which is not set`,
        allowed: 'the name of a variable that the environment or .env sets; leave it out when no key is needed',
      },
    ]
  })
}
