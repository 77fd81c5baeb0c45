import { describe, expect, test } from 'vitest'
import { readTwiml } from './document.ts'

const words = (count: number) => 'word '.repeat(count).trim()
const response = (verbs: string) => `<Response>${verbs}</Response>`

describe('readTwiml', () => {
  test('reads every verb with its defaults', () => {
    const verbs = readTwiml(`<?xml version="1.0" encoding="UTF-8"?>
      <Response>
        <!-- a greeting -->
        <Gather input="dtmf speech" action="/process_speech" speechTimeout="auto" hints="visit, parking">
          <Say voice="Polly.Joanna-Neural">Tea &amp; <break time="200ms"/>biscuits.</Say>
          <Pause/>
          <Play loop="2">/tone.wav</Play>
        </Gather>
        <Redirect>/call?step=2</Redirect>
      </Response>`)
    expect(verbs).toEqual([
      {
        verb: 'Gather',
        action: '/process_speech',
        method: 'POST',
        hearsSpeech: true,
        hearsKeys: true,
        timeoutMs: 5_000,
        endOfSpeechMs: 800,
        numDigits: null,
        finishOnKey: '#',
        language: 'en-US',
        bargeIn: true,
        actionOnEmptyResult: false,
        nested: [
          { verb: 'Say', text: 'Tea & biscuits.', language: null, times: 1 },
          { verb: 'Pause', lengthMs: 1_000 },
          { verb: 'Play', source: '/tone.wav', times: 2 },
        ],
      },
      { verb: 'Redirect', url: '/call?step=2', method: 'POST' },
    ])
  })

  test.each([
    ['<Reject reason="busy"/>', { verb: 'Reject', reason: 'busy' }],
    ['<Hangup></Hangup>', { verb: 'Hangup' }],
    ['<Play digits="1w2"/>', { verb: 'Play', source: '1w2', times: 1 }],
    ['<Say loop="0">Hello</Say>', { verb: 'Say', text: 'Hello', times: 1_000 }],
    ['<Say voice="Google.en-US-Chirp3-HD-Aoede" language="en-US">Hello</Say>', { text: 'Hello', language: 'en-US' }],
    ['<Say voice="Polly.Amy"><sub alias="World Wide Web">WWW</sub></Say>', { text: 'World Wide Web' }],
    ['<Gather/>', { hearsSpeech: false, hearsKeys: true, endOfSpeechMs: 5_000, action: null }],
    ['<Gather input="speech" speechTimeout="2" speechModel="phone_call"/>', { endOfSpeechMs: 2_000 }],
    ['<Gather numDigits="4" finishOnKey="" timeout="9"/>', { numDigits: 4, finishOnKey: '', timeoutMs: 9_000 }],
    [
      '<Dial timeout="20">+15551234567</Dial>',
      { verb: 'Dial', action: null, timeoutMs: 20_000, targets: [{ address: '+15551234567', whisper: null }] },
    ],
    [
      '<Dial action="/d"><Number>+15551234567</Number><Client>desk</Client></Dial>',
      { targets: [{ address: '+15551234567' }, { address: 'desk' }] },
    ],
    [
      '<Dial callerId="+15551230000" record="record-from-answer-dual"><Sip url="/w" method="GET">sip:a@b.example</Sip></Dial>',
      {
        callerId: '+15551230000',
        recording: { channels: 'dual' },
        targets: [{ whisper: { url: '/w', method: 'GET' } }],
      },
    ],
    [
      '<Dial><Number statusCallback="/s" statusCallbackEvent="ringing answered">+15551234567</Number></Dial>',
      { targets: [{ statusCallback: { url: '/s', events: ['ringing', 'answered'] } }] },
    ],
    [
      '<Start><Recording recordingStatusCallback="/r"/></Start>',
      { verb: 'Start', recording: { callback: '/r', channels: 'dual' } },
    ],
    ['<Record maxLength="60" action="/r"/>', { verb: 'Record', action: '/r', maxLengthMs: 60_000, timeoutMs: 5_000 }],
  ])('accepts %s', (verb, expected) => {
    expect(readTwiml(response(verb))).toMatchObject([expected])
  })

  test('accepts a document without verbs', () => {
    expect(readTwiml('<Response/>')).toEqual([])
  })

  test.each([
    ['nothing', '', 12100],
    ['plain text', 'Hello', 12100],
    ['a blank line before the declaration', '\n<?xml version="1.0"?><Response/>', 12100],
    ['a blank before the root', ' <Response/>', 12100],
    ['a byte order mark', '\uFEFF<Response/>', 12100],
    ['an open element', '<Response><Say>Hi</Response>', 12100],
    ['two roots', '<Response/><Response/>', 12100],
    ['text after the root', '<Response/>bye', 12100],
    ['a bare ampersand', response('<Say>Tea & cake</Say>'), 12100],
    ['an HTML entity', response('<Say>Tea&nbsp;</Say>'), 12100],
    ['a control character', response('<Say>a\u0007b</Say>'), 12100],
    ['a null character', response('<Say>a\u0000b</Say>'), 12100],
    ['a reference to a control character', response('<Say>a&#7;b</Say>'), 12100],
    ['a reference to half a character', response('<Say>&#xD83D;</Say>'), 12100],
    ['a document type', '<!DOCTYPE Response><Response/>', 12100],
    ['an attribute without quotes', response('<Pause length=1/>'), 12100],
    ['another root', '<response/>', 12100],
    ['an attribute of the root', '<Response version="1"/>', 12200],
    ['loose text', response('Hello'), 12200],
    ['an unknown verb', response('<Speak>Hi</Speak>'), 12200],
    ['a verb in the wrong case', response('<say>Hi</say>'), 12200],
    ['an attribute in the wrong case', response('<Gather numdigits="1"/>'), 12200],
    ['an unknown attribute', response('<Say pitch="high">Hi</Say>'), 12200],
  ])('refuses %s', (_what, source, code) => {
    expect(() => readTwiml(source)).toThrow(expect.objectContaining({ name: 'CarrierError', code }))
  })

  test.each([
    ['<Say></Say>', 13520],
    ['<Say> \n </Say>', 13520],
    ['<Say voice="Joanna">Hi</Say>', 12200],
    ['<Say voice="Polly.joanna">Hi</Say>', 12200],
    ['<Say voice="Google.Neural2-F">Hi</Say>', 12200],
    ['<Say language="english">Hi</Say>', 12200],
    ['<Say loop="-1">Hi</Say>', 12200],
    ['<Say><break/>Hi</Say>', 12200],
    ['<Say voice="Polly.Amy"><speak>Hi</speak></Say>', 12200],
    ['<Say voice="Polly.Amy"><break length="1s"/>Hi</Say>', 12200],
    [`<Say voice="Polly.Joanna-Neural">${'a'.repeat(3_001)}</Say>`, 13521],
    [`<Say voice="Google.en-US-Neural2-F">${'<s>a</s>'.repeat(626)}</Say>`, 13521],
    [`<Say>${'a'.repeat(4_097)}</Say>`, 13521],
    [`<Say voice="Polly.Joanna">${'é'.repeat(800)}</Say>`, 13521],
    ['<Play/>', 12200],
    ['<Play digits="1x"/>', 12200],
    ['<Play digits="1">/a.wav</Play>', 12200],
    ['<Pause length="0"/>', 12200],
    ['<Pause length="1.5"/>', 12200],
    ['<Pause>1</Pause>', 12200],
    ['<Redirect/>', 11100],
    ['<Redirect method="PUT">/a</Redirect>', 12200],
    ['<Hangup now="true"/>', 12200],
    ['<Reject reason="closed"/>', 12200],
    ['<Gather timeout="0"/>', 12200],
    ['<Gather timeout="1.5"/>', 12200],
    ['<Gather input="voice"/>', 12200],
    ['<Gather input="dtmf,speech"/>', 12200],
    ['<Gather speechTimeout="0"/>', 12200],
    ['<Gather speechTimeout="auto" speechModel="phone_call"/>', 12200],
    ['<Gather speechModel="nova-3"/>', 12200],
    ['<Gather numDigits="0"/>', 12200],
    ['<Gather finishOnKey="12"/>', 12200],
    ['<Gather language="English"/>', 12200],
    ['<Gather language="multi"/>', 12200],
    ['<Gather bargeIn="yes"/>', 12200],
    ['<Gather action=""/>', 12200],
    [`<Gather hints="${Array(501).fill('a').join(',')}"/>`, 12200],
    [`<Gather hints="${'a'.repeat(101)}"/>`, 12200],
    ['<Gather><Redirect>/a</Redirect></Gather>', 12200],
    ['<Gather><Gather/></Gather>', 12200],
    ['<Gather>Hello</Gather>', 12200],
    ['<Gather><Play digits="1"/></Gather>', 12200],
    ['<Dial></Dial>', 13224],
    ['<Dial>the desk</Dial>', 13224],
    ['<Dial timeout="4">+15551234567</Dial>', 12200],
    ['<Dial timeout="601">+15551234567</Dial>', 12200],
    ['<Dial record="yes">+15551234567</Dial>', 12200],
    ['<Dial><Sip>desk</Sip></Dial>', 12200],
    ['<Dial callerId="the desk">+15551234567</Dial>', 12200],
    ['<Dial><Number whisper="/w">+15551234567</Number></Dial>', 12200],
    ['<Dial><Conference>room</Conference></Dial>', 12200],
    ['<Start/>', 12200],
    ['<Start><Stream url="wss://x.example"/></Start>', 12200],
    ['<Start><Recording channels="three"/></Start>', 12200],
    ['<Dial><Number>+15551234567</Number>or this</Dial>', 12200],
    ['<Record maxLength="0"/>', 12200],
    ['<Record transcribeCallback="/t"/>', 12200],
    ['<Record>Hello</Record>', 12200],
    ['<Say>Hi<Pause/></Say>', 12200],
  ])('refuses %s', (verb, code) => {
    expect(() => readTwiml(response(verb))).toThrow(expect.objectContaining({ name: 'CarrierError', code }))
  })

  test.each([
    ['Polly', `<Say voice="Polly.Joanna-Neural">${words(560)}</Say>`],
    ['Polly, marks not counted', `<Say voice="Polly.Joanna">${'<s>a</s>'.repeat(1_000)}</Say>`],
    ['Google', `<Say voice="Google.en-US-Neural2-F">${'a'.repeat(4_500)}</Say>`],
    ['basic', `<Say>${'a'.repeat(4_096)}</Say>`],
    ['500 hints of 100 characters', `<Gather hints="${Array(500).fill('a'.repeat(100)).join(',')}"/>`],
  ])('accepts what just fits: %s', (_what, verb) => {
    expect(readTwiml(response(verb))).toHaveLength(1)
  })
})
