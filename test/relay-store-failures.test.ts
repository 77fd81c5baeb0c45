import { expect, test } from 'vitest'
import { answer } from './fakes/fake-mistral.ts'
import { closing, openLines, words } from './support/lines.ts'
import { heardOn, phoneTo } from './support/relay-phone.ts'
import { openTroubledStore } from './support/troubled-store.ts'

const lines = openLines()

test('a log that takes nothing for a moment costs the caller a repeat, and no more', async () => {
  const store = await openTroubledStore()
  const line = await lines.start({ env: { FRONTDESK_LINE: 'relay' }, parts: { store } })
  await using phone = phoneTo(await line.app.app.listen())
  const call = await phone.call()
  lines.mistral.always(answer('At the river.'))
  expect(words((await call.say('Hello?')).heard)).toContain('At the river.')

  store.trouble('append', 'rejects')
  const spoilt = call.say('Where are you?')
  await expect.poll(() => heardOn(call).join(' ')).toContain('Please say that once more.')
  store.heal()
  await spoilt

  expect(words((await call.say('Where are you?')).heard)).toBe(`At the river. ${closing}`)
  const said = (await store.calls.read(call.callSid)).flatMap(({ event }) =>
    event.type === 'caller.said' ? [event.text] : [],
  )
  expect(said).toEqual(['Hello?', 'Where are you?'])
})
