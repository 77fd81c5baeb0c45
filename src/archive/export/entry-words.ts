import type { EndReason } from '../../conversation/events.ts'
import type { Entry, EntryOf } from '../view/entries.ts'

type Told = Exclude<Entry, { kind: 'caller' | 'answer' | 'prompt' }>

/** What happened besides talking, in a few words for people. */
export function entryWords(entry: Told): string {
  switch (entry.kind) {
    case 'silence':
      return 'The caller says nothing'
    case 'action':
      return actionWords(entry)
    case 'transfer':
      return transferWords(entry)
    case 'message':
      return messageWords(entry)
    case 'text':
      return textWords(entry)
    case 'form':
      return formWords(entry)
    case 'offer':
      return `The caller is asked whether to begin: ${entry.form}`
    case 'language':
      return `The call goes on in ${entry.language}`
    case 'pace':
      return entry.isSlow ? 'From now on it speaks slowly' : 'From now on it speaks at its own pace'
    case 'emergency':
      return `Emergency${entry.isSure ? '' : ', not sure'}: ${entry.emergency}`
    case 'warning':
      return entry.about === 'abuse'
        ? 'The caller is asked to stop insulting'
        : 'The caller is asked to say something that makes sense'
    case 'limit':
      return `A limit is reached: ${entry.limit}`
    case 'caller-fact':
      return callerFactWords(entry)
    case 'hint':
      return `Hint by ${entry.by}: ${entry.text}`
    case 'direction':
      return `${entry.by}: ${entry.then.kind === 'end' ? 'end the call' : `put the caller through to ${entry.then.target}`}`
    case 'error':
      return `${entry.problem.words} (${entry.model}, ${entry.cause}, after ${seconds(entry.afterMs)})`
    case 'line':
      return lineWords(entry)
    case 'recording':
      return recordingWords(entry)
    case 'end':
      return endWords[entry.reason]
  }
}

const endWords: Readonly<Record<EndReason, string>> = {
  caller: 'The caller hangs up',
  assistant: 'The assistant hangs up',
  refused: 'The call is not taken',
  limit: 'The call is ended at its limit',
  transferred: 'The person whom the caller spoke with hangs up',
  operator: 'Somebody of the business ends the call',
  swept: 'The carrier never told how the call ended',
}

function actionWords({ name, outcome, ms, text }: EntryOf<'action'>): string {
  if (outcome === null) return `Action ${name}: it runs`
  return `Action ${name}: ${outcome}${ms === null ? '' : ` after ${seconds(ms)}`}${text && `; ${text}`}`
}

function transferWords({ asked, attempts }: EntryOf<'transfer'>): string {
  const told = attempts.map(({ target, outcome, seconds: spoken }) => {
    const how = outcome ?? 'it goes on'
    return outcome === 'answered' ? `${target}: ${how}, they speak for ${spoken} s` : `${target}: ${how}`
  })
  return `The caller is put through to ${asked}. ${told.join('; ')}`
}

function messageWords({ message }: EntryOf<'message'>): string {
  const { kind, for: whom, name, number, reason, urgency, bestTime } = message
  const facts = [name, number, reason, urgency, bestTime].filter((fact) => fact !== null)
  const what = kind === 'call-back' ? 'The caller wants to be called back' : 'Message'
  return `${what}${whom === null ? '' : ` for ${whom}`}: ${facts.join('; ')}`
}

function textWords({ what, template }: EntryOf<'text'>): string {
  switch (what) {
    case 'template':
      return `A text is sent to the caller: ${template}`
    case 'code':
      return 'A code is texted to the caller'
    case 'stopped':
      return 'The caller wants no texts any more'
    case 'allowed':
      return 'The caller wants texts again'
  }
}

function formWords({ form, fields, outcome }: EntryOf<'form'>): string {
  const known = fields.flatMap(({ name, value, keys }) => {
    if (value !== '') return [`${name}: ${value}`]
    return keys === null ? [] : [`${name}: ${keys} keys`]
  })
  return `Form ${form}${outcome === null ? '' : `, ${outcome}`}${known.length > 0 ? `. ${known.join('; ')}` : ''}`
}

function callerFactWords({ what, level, name }: EntryOf<'caller-fact'>): string {
  if (what === 'verified') return 'The caller knows the code that was texted'
  return `The number is ${level}${name === null ? '' : `: ${name}`}`
}

function lineWords({ what, line, detail }: EntryOf<'line'>): string {
  const why = detail && `: ${detail}`
  switch (what) {
    case 'lost':
      return `The connection to the carrier is lost${why}`
    case 'closed':
      return 'The connection to the carrier is closed'
    case 'reopened':
      return 'The connection to the carrier is there again'
    case 'changed':
      return `The call goes on by the ${line} line${why}`
  }
}

function recordingWords({ what, because, seconds: length }: EntryOf<'recording'>): string {
  switch (what) {
    case 'started':
      return because === 'consent' ? 'The caller agrees to be recorded' : 'The call is recorded'
    case 'refused':
      return because === 'silent' ? 'The caller does not say whether to be recorded' : 'The caller is not recorded'
    case 'stored':
      return `A recording of ${length} s is kept`
  }
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}
