import { describe, expect, test } from 'vitest'
import type { VoiceReportBody } from '../data.ts'
import { createVoice, type Sentence, type SpeechEvents } from './voice.ts'

const sentence: Sentence = { id: 3, text: 'We open at eight in the morning.', language: 'en-US' }

function setUp() {
  const reports: VoiceReportBody[] = []
  const spoken: { readonly sentence: Sentence; readonly on: SpeechEvents; stopped: boolean }[] = []
  let time = 0
  const voice = createVoice({
    now: () => time,
    report: (report) => void reports.push(report),
    synthesiser: {
      speak(told, on) {
        const one = { sentence: told, on, stopped: false }
        spoken.push(one)
        return () => {
          one.stopped = true
        }
      },
    },
  })
  const pass = (ms: number) => {
    time += ms
  }
  const on = () => spoken.at(-1)?.on as SpeechEvents
  return { voice, reports, spoken, pass, on }
}

describe('the voice', () => {
  test('tells when a sentence begins, how far it is now and then, and when it ends', () => {
    const { voice, reports, pass, on } = setUp()
    voice.speak(sentence)
    expect(voice.saying).toBe(sentence.text)
    on().begun()
    for (const place of [0, 3, 8, 11]) {
      on().word(place)
      pass(260)
    }
    on().ended()
    expect(reports).toEqual([
      { sentence: 3, at: 'begun' },
      { sentence: 3, at: 'spoken', characters: 8 },
      { sentence: 3, at: 'ended' },
    ])
    expect(voice.saying).toBe('')
    expect(voice.stop()).toBeNull()
  })

  test('falls silent at once, and knows to the word how far it was', () => {
    const { voice, reports, spoken, on } = setUp()
    voice.speak(sentence)
    on().begun()
    on().word(8)
    expect(voice.stop()).toEqual({ sentence: 3, at: 'spoken', characters: 8 })
    expect(spoken[0]?.stopped).toBe(true)
    // Browsers tell of the end of what was cut, too.
    on().ended()
    on().failed()
    expect(reports).toEqual([{ sentence: 3, at: 'begun' }])
  })

  test('that tells of no words is followed by the clock, at the pace that it has shown', () => {
    const { voice, pass, on } = setUp()
    voice.speak(sentence)
    on().begun()
    pass(1_000)
    expect(voice.stop()).toMatchObject({ characters: 15 })
    voice.speak(sentence)
    on().begun()
    pass(3_200)
    on().ended()
    voice.speak({ ...sentence, id: 4 })
    on().begun()
    pass(1_000)
    expect(voice.stop()).toMatchObject({ sentence: 4, characters: 10 })
  })

  test('has said nothing before it has begun, and never all before it has ended', () => {
    const { voice, pass, on } = setUp()
    voice.speak(sentence)
    pass(5_000)
    expect(voice.stop()).toMatchObject({ characters: 0 })
    voice.speak(sentence)
    on().begun()
    pass(60_000)
    expect(voice.stop()).toMatchObject({ characters: sentence.text.length - 1 })
  })

  test('that fails says so, and goes on with the next sentence', () => {
    const { voice, reports, on } = setUp()
    voice.speak(sentence)
    on().failed()
    voice.speak({ ...sentence, id: 4 })
    on().begun()
    expect(reports).toEqual([
      { sentence: 3, at: 'failed' },
      { sentence: 4, at: 'begun' },
    ])
  })
})
