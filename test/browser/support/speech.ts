import type { Page } from 'playwright-core'

/** What the browser was told to speak, and can be made to. */
export interface StubbedSpeech {
  /** The text that is being spoken; null for silence. */
  saying(): Promise<string | null>
  /** The voice begins, comes to the word at this place, or ends. */
  begin(): Promise<void>
  word(place: number): Promise<void>
  end(): Promise<void>
  /** How often it was told to fall silent. */
  cancels(): Promise<number>
  /** The microphone hears words; final or not. */
  hear(words: string, isFinal: boolean): Promise<void>
  /** The recogniser gives up for this reason, such as `not-allowed`. */
  fail(error: string): Promise<void>
  /** The language that is listened for; null while nobody listens. */
  listening(): Promise<string | null>
}

/** Gives a browser without voices and ears some that the test plays; to be called before the page is opened. */
export async function stubSpeech(page: Page): Promise<StubbedSpeech> {
  await page.addInitScript(stub)
  const run = <Result>(what: string, ...values: readonly unknown[]) =>
    page.evaluate(
      ([name, given]) =>
        (globalThis as never as Record<'fakeSpeech', Record<string, (...a: unknown[]) => never>>).fakeSpeech[
          name as string
        ]?.(...(given as unknown[])),
      [what, values] as const,
    ) as Promise<Result>
  return {
    saying: () => run('saying'),
    begin: () => run('begin'),
    word: (place) => run('word', place),
    end: () => run('end'),
    cancels: () => run('cancels'),
    hear: (words, isFinal) => run('hear', words, isFinal),
    fail: (error) => run('fail', error),
    listening: () => run('listening'),
  }
}

/** Runs in the page. */
function stub(): void {
  interface Utterance {
    readonly text: string
    onstart?: () => void
    onboundary?: (event: { name: string; charIndex: number }) => void
    onend?: () => void
    onerror?: (event: { error: string }) => void
  }
  let spoken: Utterance | null = null
  let cancelled = 0
  const voices = [{ lang: 'en-US', name: 'Test voice', localService: true, default: true, voiceURI: 'test' }]
  const synthesis = {
    getVoices: () => voices,
    speak: (utterance: Utterance) => {
      spoken = utterance
    },
    cancel: () => {
      cancelled += 1
      const cut = spoken
      spoken = null
      // As browsers do.
      cut?.onerror?.({ error: 'interrupted' })
    },
    addEventListener: () => {},
    removeEventListener: () => {},
  }
  class FakeUtterance {
    text: string
    constructor(text: string) {
      this.text = text
    }
  }
  let recognition: FakeRecognition | null = null
  class FakeRecognition {
    lang = ''
    onresult: ((event: object) => void) | null = null
    onerror: ((event: { error: string }) => void) | null = null
    onend: (() => void) | null = null
    start() {
      recognition = this
    }
    abort() {
      if (recognition === this) recognition = null
      this.onend?.()
    }
  }
  const results = (words: string, isFinal: boolean) => ({
    resultIndex: 0,
    results: { length: 1, 0: { 0: { transcript: words }, isFinal, length: 1 } },
  })
  Object.defineProperty(globalThis, 'speechSynthesis', { value: synthesis })
  Object.defineProperty(globalThis, 'SpeechSynthesisUtterance', { value: FakeUtterance })
  Object.defineProperty(globalThis, 'SpeechRecognition', { value: FakeRecognition })
  Object.defineProperty(globalThis, 'fakeSpeech', {
    value: {
      saying: () => spoken?.text ?? null,
      begin: () => spoken?.onstart?.(),
      word: (place: number) => spoken?.onboundary?.({ name: 'word', charIndex: place }),
      end: () => {
        const ended = spoken
        spoken = null
        ended?.onend?.()
      },
      cancels: () => cancelled,
      hear: (words: string, isFinal: boolean) => recognition?.onresult?.(results(words, isFinal)),
      fail: (error: string) => {
        const failed = recognition
        failed?.onerror?.({ error })
        failed?.onend?.()
      },
      listening: () => recognition?.lang ?? null,
    },
  })
}
