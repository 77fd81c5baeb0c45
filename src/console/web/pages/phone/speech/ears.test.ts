import { describe, expect, test } from 'vitest'
import { listen, type RecognitionEvents } from './ears.ts'
import { isEcho } from './echo.ts'

function setUp({ playing = '' } = {}) {
  const heard: string[] = []
  const begun: { readonly language: string; readonly on: RecognitionEvents; stopped: boolean }[] = []
  let time = 0
  const stop = listen(
    {
      language: 'de-DE',
      playing: () => playing,
      onGuess: (words) => void heard.push(`${words} …`),
      onWords: (words) => void heard.push(words),
      onDeaf: (because) => void heard.push(`deaf: ${because}`),
    },
    {
      now: () => time,
      recogniser: {
        listen(language, on) {
          const one = { language, on, stopped: false }
          begun.push(one)
          return () => {
            one.stopped = true
          }
        },
      },
    },
  )
  const on = () => begun.at(-1)?.on as RecognitionEvents
  const pass = (ms: number) => {
    time += ms
  }
  return { stop, heard, begun, on, pass }
}

describe('the ears', () => {
  test('give guesses and then the words, in the language that is spoken', () => {
    const { heard, begun, on } = setUp()
    on().heard('wann', false)
    on().heard(' wann haben Sie', false)
    on().heard(' Wann haben Sie offen? ', true)
    on().heard('  ', true)
    expect(heard).toEqual(['wann …', 'wann haben Sie …', 'Wann haben Sie offen?'])
    expect(begun[0]?.language).toBe('de-DE')
  })

  test('hear nothing of what the loudspeaker says', () => {
    const { heard, on } = setUp({ playing: 'We are open from eight to six.' })
    on().heard('we are open', false)
    on().heard('open from eight to six', true)
    on().heard('stop I only want the address', true)
    expect(heard).toEqual(['stop I only want the address'])
  })

  test('go on when the browser stops by itself, until it does so at once again and again', () => {
    const { heard, begun, on, pass } = setUp()
    on().failed('no-speech')
    pass(8_000)
    on().ended()
    expect(begun).toHaveLength(2)
    for (let time = 0; time < 3; time++) on().ended()
    expect(heard).toEqual(['deaf: failed'])
    expect(begun).toHaveLength(4)
  })

  test.each([
    ['not-allowed', 'denied'],
    ['audio-capture', 'no-microphone'],
    ['network', 'network'],
    ['language-not-supported', 'language'],
  ])('say why they hear nothing: %s', (error, because) => {
    const { heard, begun, on } = setUp()
    on().failed(error)
    on().ended()
    expect(heard).toEqual([`deaf: ${because}`])
    expect(begun).toHaveLength(1)
  })

  test('hear nothing once they are stopped', () => {
    const { stop, heard, begun, on } = setUp()
    stop()
    on().heard('Hello', true)
    on().failed('not-allowed')
    on().ended()
    expect(heard).toEqual([])
    expect(begun).toMatchObject([{ stopped: true }])
  })
})

test.each([
  ['we open at eight', 'We open at eight.', true],
  ['Öffnen wir um acht', 'öffnen wir um acht Uhr', true],
  ['no wait', 'We open at eight.', false],
  ['we open when', '', false],
])('%j is an echo of %j: %s', (heard, playing, expected) => {
  expect(isEcho(heard, playing)).toBe(expected)
})
