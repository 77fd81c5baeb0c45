import { EventEmitter, once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { HandClock } from './hand-clock.test-support.ts'
import { createPhone } from './phone.ts'
import { relay, scriptedApp } from './relay/scripted-app.test-support.ts'
import { scriptedServer, twiml } from './scripted-server.test-support.ts'
import { charactersWithin, spokenMs, typedTiming, wholeMsFor } from './timing.ts'
import type { CallObserver, SaidSentence } from './transcript.ts'

/** A browser speaks for the assistant, and tells how far it has come. */

const listen = (inside: string) => `<Gather input="dtmf speech" action="/answer">${inside}</Gather>`

interface Watcher extends Pick<CallObserver, 'sentence' | 'heard'> {
  readonly heards: [id: number, heard: string, unheard: string][]
  /** The next sentence, waited for. */
  next(): Promise<SaidSentence>
}

function watcher(): Watcher {
  const told: SaidSentence[] = []
  const arrivals = new EventEmitter()
  const heards: Watcher['heards'] = []
  return {
    heards,
    sentence(sentence) {
      told.push(sentence)
      arrivals.emit('sentence')
    },
    heard: (...heard) => void heards.push(heard),
    async next() {
      while (told.length === 0) await once(arrivals, 'sentence')
      const [sentence] = told.splice(0, 1)
      if (!sentence) throw new Error('No sentence')
      return sentence
    },
  }
}

async function onWebhooks(
  inside: string,
  body: (parts: {
    call: ReturnType<ReturnType<typeof createPhone>['dial']>
    observer: Watcher
    clock: HandClock
  }) => Promise<void>,
) {
  await using server = await scriptedServer({ '/call': twiml(listen(inside)), '/answer': twiml('<Hangup/>') })
  const clock = new HandClock()
  await using phone = createPhone({ baseUrl: server.baseUrl, authToken: null, timing: typedTiming(clock) })
  const observer = watcher()
  await body({ call: phone.dial({ observer, isSpokenElsewhere: true }), observer, clock })
}

const begun = (sentence: number) => ({ sentence, at: 'begun', characters: 0 }) as const
const spoken = (sentence: number, characters: number) => ({ sentence, at: 'spoken', characters }) as const
const ended = (sentence: number) => ({ sentence, at: 'ended', characters: 0 }) as const

describe('on the webhook line', () => {
  test('each sentence is told when the one before it was heard, however long that took', async () => {
    await onWebhooks(
      '<Say language="en-GB">We open at eight. We close at six.</Say>',
      async ({ call, observer, clock }) => {
        expect(await observer.next()).toEqual({ id: 1, text: 'We open at eight.', language: 'en-GB', firstWordMs: 0 })
        call.hear(begun(1))
        clock.advance(4_000)
        expect(call.state).toBe('speaking')
        call.hear(ended(1))
        expect(await observer.next()).toMatchObject({ id: 2, text: 'We close at six.', firstWordMs: null })
        call.hear(ended(2))
        await expect(call.opening).resolves.toMatchObject({ heard: ['We open at eight. We close at six.'] })
        expect(observer.heards).toEqual([
          [1, 'We open at eight.', ''],
          [2, 'We close at six.', ''],
        ])
      },
    )
  })

  test('a caller who cuts in has heard what the voice had said by then, to the word', async () => {
    await onWebhooks(
      '<Say>We open at eight. We close at six.</Say><Say>Never.</Say>',
      async ({ call, observer, clock }) => {
        await observer.next()
        call.hear(ended(1))
        await observer.next()
        call.hear(begun(2))
        call.hear(spoken(2, 'We close '.length))
        void call.say('Stop', { bargeInAfterMs: 0 })
        await clock.untilAsleepFor(0)
        clock.advance(0)
        await expect(call.opening).resolves.toMatchObject({ heard: ['We open at eight. We close'] })
        expect(observer.heards.at(-1)).toEqual([2, 'We close', 'at six.'])
      },
    )
  })

  test('a sentence that nobody begins to speak takes as long as it would', async () => {
    await onWebhooks('<Say>We open at eight.</Say>', async ({ call, observer, clock }) => {
      await observer.next()
      await clock.untilAsleepFor(3_000)
      clock.advance(3_000)
      await clock.untilAsleepFor(spokenMs('We open at eight.'))
      clock.advance(1_134)
      await expect(call.opening).resolves.toMatchObject({ heard: ['We open at eight.'] })
    })
  })

  test('so does one that cannot be spoken, and it can be cut', async () => {
    await onWebhooks('<Say>We open at eight.</Say>', async ({ call, observer, clock }) => {
      await observer.next()
      call.hear({ sentence: 1, at: 'failed', characters: 0 })
      await clock.untilAsleepFor(spokenMs('We open at eight.'))
      clock.advance(500)
      void call.say('Stop', { bargeInAfterMs: 0 })
      await clock.untilAsleepFor(0)
      clock.advance(0)
      await expect(call.opening).resolves.toMatchObject({ heard: ['We open'] })
    })
  })

  test('a voice that gets stuck does not hold the call up', async () => {
    await onWebhooks('<Say>We open at eight.</Say>', async ({ call, observer, clock }) => {
      await observer.next()
      call.hear(spoken(1, 2))
      await clock.untilAsleepFor(1_000 * 2 + 3_000)
      clock.advance(5_000)
      await expect(call.opening).resolves.toMatchObject({ heard: ['We open at eight.'] })
    })
  })

  test('odd reports change nothing', async () => {
    await onWebhooks('<Say>We open at eight.</Say>', async ({ call, observer }) => {
      await observer.next()
      call.hear(ended(7))
      call.hear(spoken(1, 9_999))
      call.hear(spoken(1, -4))
      expect(call.state).toBe('speaking')
      call.hear(ended(1))
      call.hear(begun(1))
      await call.opening
    })
  })
})

describe('on the relay line', () => {
  async function onRelay(
    attributes: string,
    body: (parts: {
      app: Awaited<ReturnType<typeof scriptedApp>>
      call: ReturnType<ReturnType<typeof createPhone>['dial']>
      observer: Watcher
      clock: HandClock
    }) => Promise<void>,
  ) {
    await using app = await scriptedApp({
      '/call': relay(attributes, '<Language code="es-US"/>'),
      '/ended': twiml('<Hangup/>'),
    })
    const clock = new HandClock()
    await using phone = app.phone(typedTiming(clock))
    const observer = watcher()
    await body({ app, call: phone.dial({ observer, isSpokenElsewhere: true }), observer, clock })
  }

  test('every sentence of a message is told', async () => {
    await onRelay('welcomeGreeting="Welcome. What can I do?"', async ({ call, observer }) => {
      expect(await observer.next()).toMatchObject({ id: 1, text: 'Welcome.', language: 'en-US' })
      call.hear(ended(1))
      expect(await observer.next()).toMatchObject({ id: 2, text: 'What can I do?' })
      call.hear(ended(2))
      await expect(call.opening).resolves.toMatchObject({ heard: ['Welcome. What can I do?'] })
    })
  })

  test('a sentence is told when it is whole, and pieces are played as the voice comes to them', async () => {
    await onRelay('events="tokens-played"', async ({ app, observer, call }) => {
      const socket = await app.connected()
      await socket.next('setup')
      socket.send({ type: 'text', token: 'We open ' }, { type: 'text', token: 'at eight. ' })
      socket.send({ type: 'text', token: 'Abrimos', lang: 'es-US' })
      expect(await observer.next()).toMatchObject({ id: 1, text: 'We open at eight.' })
      call.hear(spoken(1, 'We open '.length))
      expect(await socket.next('info')).toMatchObject({ name: 'tokensPlayed', value: 'We open ' })
      call.hear(ended(1))
      expect(await socket.next('info')).toMatchObject({ value: 'at eight. ' })
      socket.send({ type: 'text', token: ' a las ocho.', last: true, lang: 'es-US' })
      expect(await observer.next()).toMatchObject({ id: 2, text: 'Abrimos a las ocho.', language: 'es-US' })
      call.hear(ended(2))
      await expect(call.opening).resolves.toMatchObject({ heard: ['We open at eight. Abrimos a las ocho.'] })
    })
  })

  test('an interruption tells the app what the voice had said by then', async () => {
    await onRelay('', async ({ app, observer, call }) => {
      const socket = await app.connected()
      await socket.next('setup')
      socket.answer('We open at eight. We close at six.')
      await observer.next()
      call.hear(ended(1))
      await observer.next()
      call.hear(spoken(2, 'We close '.length))
      void call.say('Stop', { bargeInAfterMs: 0 })
      expect(await socket.next('interrupt')).toMatchObject({ utteranceUntilInterrupt: 'We open at eight. We close' })
      expect(observer.heards.at(-1)).toEqual([2, 'We close', 'at six.'])
    })
  })

  test('an end that says nothing more does not hold the call up', async () => {
    await onRelay('', async ({ app, observer, call }) => {
      const socket = await app.connected()
      await socket.next('setup')
      socket.answer('We open at eight.', ' ', '')
      await observer.next()
      call.hear(ended(1))
      await expect(call.opening).resolves.toMatchObject({ outcome: 'listening' })
    })
  })
})

test('whole ms stand for whole characters', () => {
  for (let characters = 0; characters < 5_000; characters++) {
    expect(charactersWithin(wholeMsFor(characters))).toBe(characters)
  }
})
