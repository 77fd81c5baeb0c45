import { describe, expect, test } from 'vitest'
import type { LineInput } from '../../../conversation/spoken-line.ts'
import { endFrame, textFrame } from './frames.ts'
import { parseRelayMessage } from './messages.ts'

const parse = (frame: unknown) => parseRelayMessage(JSON.stringify(frame))

const setup = {
  type: 'setup',
  sessionId: 'VX00000000000000000000000000000001',
  accountSid: 'AC00000000000000000000000000000001',
  parentCallSid: '',
  callSid: 'CA00000000000000000000000000000001',
  from: '+15550100001',
  to: '+15550100099',
  forwardedFrom: '',
  callType: 'PSTN',
  callerName: '',
  direction: 'inbound',
  callStatus: 'RINGING',
  customParameters: { token: 'secret' },
}

const parsedSetup = {
  type: 'setup',
  sessionId: setup.sessionId,
  callId: setup.callSid,
  from: '+15550100001',
  to: '+15550100099',
  token: 'secret',
}

describe('setup', () => {
  test.each([
    ['as documented', setup, {}],
    ['without a session id', { ...setup, sessionId: undefined }, { sessionId: '' }],
    ['with null for a number', { ...setup, from: null }, { from: '' }],
    ['with a number that is not one', { ...setup, from: 'anon\u0000ymous\n' }, { from: 'anon ymous' }],
    ['without parameters', { ...setup, customParameters: undefined }, { token: '' }],
    ['with odd parameters', { ...setup, customParameters: 'token' }, { token: '' }],
    ['with an odd token', { ...setup, customParameters: { token: 7 } }, { token: '' }],
    ['with a key from the future', { ...setup, moonPhase: 'full' }, {}],
  ])('%s', (_name, frame, differs) => {
    expect(parse(frame)).toEqual({ ...parsedSetup, ...differs })
  })
})

describe('a frame becomes what the conversation understands', () => {
  test.each<[string, object, LineInput]>([
    [
      'final words',
      { type: 'prompt', voicePrompt: 'Are you open?', lang: 'en-US', last: true, agentSpeaking: 'off' },
      { kind: 'speech', text: 'Are you open?', final: true, language: 'en-US' },
    ],
    [
      'partial words',
      { type: 'prompt', voicePrompt: 'Are you', lang: 'en', last: false },
      { kind: 'speech', text: 'Are you', final: false, language: 'en' },
    ],
    [
      'words with last as text',
      { type: 'prompt', voicePrompt: 'Are', lang: 'en', last: 'false' },
      { kind: 'speech', text: 'Are', final: false, language: 'en' },
    ],
    [
      'words without last and language',
      { type: 'prompt', voicePrompt: 'Hi' },
      { kind: 'speech', text: 'Hi', final: true, language: '' },
    ],
    [
      'words with control characters',
      { type: 'prompt', voicePrompt: ' Hi\u0007\n\u202ethere ', last: true, lang: null },
      { kind: 'speech', text: 'Hi there', final: true, language: '' },
    ],
    ['a key', { type: 'dtmf', digit: '#' }, { kind: 'key', key: '#' }],
    ['a key as a number', { type: 'dtmf', digit: 4 }, { kind: 'key', key: '4' }],
    [
      'an interruption',
      { type: 'interrupt', utteranceUntilInterrupt: 'We are open ', durationUntilInterruptMs: 460 },
      { kind: 'interruption', heard: 'We are open ', afterMs: 460 },
    ],
    [
      'an interruption with its duration as text',
      { type: 'interrupt', utteranceUntilInterrupt: 'We', durationUntilInterruptMs: '460' },
      { kind: 'interruption', heard: 'We', afterMs: 460 },
    ],
    ...['', ' ', 'soon', null, undefined, -1, {}].map((duration): [string, object, LineInput] => [
      `an interruption after ${JSON.stringify(duration)}`,
      { type: 'interrupt', durationUntilInterruptMs: duration },
      { kind: 'interruption', heard: '', afterMs: null },
    ]),
    ['a fault', { type: 'error', description: 'Invalid voice' }, { kind: 'fault', description: 'Invalid voice' }],
    ['a fault without words', { type: 'error' }, { kind: 'fault', description: '' }],
    [
      'the assistant speaks',
      { type: 'info', name: 'agentSpeaking', value: 'on' },
      { kind: 'assistant-speaking', speaking: true },
    ],
    [
      'the assistant has spoken',
      { type: 'info', name: 'agentSpeaking', value: 'off' },
      { kind: 'assistant-speaking', speaking: false },
    ],
    [
      'the caller speaks',
      { type: 'info', name: 'clientSpeaking', value: 'on' },
      { kind: 'caller-speaking', speaking: true },
    ],
    [
      'the caller has spoken',
      { type: 'info', name: 'clientSpeaking', value: false },
      { kind: 'caller-speaking', speaking: false },
    ],
    [
      'words that were played, blanks and all',
      { type: 'info', name: 'tokensPlayed', value: ' at six. ' },
      { kind: 'played', text: ' at six. ' },
    ],
  ])('%s', (_name, frame, input) => {
    expect(parse(frame)).toEqual({ type: 'input', input })
  })
})

describe('what we do not use is named for the log', () => {
  test.each([
    ['nothing', '', 'not a message'],
    ['no JSON', '{"type":', 'not a message'],
    ['a list', '[]', 'not a message'],
    ['null', 'null', 'not a message'],
    ['a type that is no text', '{"type":7}', 'not a message'],
    ['an unknown type', '{"type":"hologram"}', 'hologram'],
    ['a type of the prototype', '{"type":"constructor"}', 'constructor'],
    ['a hostile type', `{"type":"${'<script> \\n'.repeat(50)}"}`, 'script script script script script scrip'],
    ['round trips', '{"type":"info","name":"roundTripDelayMs","value":"148"}', 'info roundTripDelayMs'],
    ['a changed configuration', '{"type":"info","name":"configUpdated","value":{}}', 'info configUpdated'],
    ['an info without name', '{"type":"info"}', 'info'],
    ['an odd value', '{"type":"info","name":"agentSpeaking","value":"loud"}', 'info agentSpeaking'],
    ['words that are none', '{"type":"prompt","voicePrompt":{"a":1}}', 'prompt'],
    ['several keys at once', '{"type":"dtmf","digit":"12"}', 'dtmf'],
    ['a key that is none', '{"type":"dtmf","digit":"x"}', 'dtmf'],
    ['a setup without a call', '{"type":"setup","callSid":""}', 'setup'],
    ['a setup with a hostile call', '{"type":"setup","callSid":"../../etc"}', 'setup'],
  ])('%s', (_name, raw, name) => {
    expect(parseRelayMessage(raw)).toEqual({ type: 'odd', name })
  })
})

describe('our frames', () => {
  test.each([
    ['words', textFrame({ text: 'Hi ', last: false }), { type: 'text', token: 'Hi ', last: false }],
    ['the end of a turn', textFrame({ text: '', last: true }), { type: 'text', token: '', last: true }],
    [
      'words in another language that stay',
      textFrame({ text: 'Hola', last: true, language: 'es-US', interruptible: false }),
      { type: 'text', token: 'Hola', last: true, lang: 'es-US', interruptible: false },
    ],
    ['the end of the session', endFrame({ reason: 'resume' }), { type: 'end', handoffData: '{"reason":"resume"}' }],
  ])('%s', (_name, raw, frame) => {
    expect(JSON.parse(raw)).toEqual(frame)
  })
})
