import { describe, expect, test } from 'vitest'
import { type Assistant, assistantSchema } from '../../config/schema.ts'
import type { Reply } from '../../conversation/reply.ts'
import { readTwiml } from '../../phone/twiml/document.ts'
import { createDocuments } from './documents.ts'

const assistant = assistantSchema.parse({
  languages: [{ code: 'de-DE', voice: 'Polly.Vicki-Neural', vocabulary: ['Sprechstunde'] }],
  vocabulary: ['Frontdesk'],
}) as Assistant
const documents = createDocuments(assistant, '/desk', 'https://frontdesk.example/desk')
const listen = { kind: 'listen', turn: 3 } as const

/** The document, which the virtual carrier takes without a complaint. */
function documentOf(reply: Reply): string {
  const document = documents.reply(reply)
  readTwiml(document)
  return document.replace(/^.*<Response>|<\/Response>$/g, '')
}

describe('a reply', () => {
  test('moves to another language with voice, recognition and vocabulary', () => {
    const document = documentOf({ say: ['Guten Tag.'], next: listen, language: 'de-DE' })
    expect(document).toContain('language="de-DE" hints="Frontdesk,Sprechstunde"')
    expect(document).toContain('<Say voice="Polly.Vicki-Neural" language="de-DE">Guten Tag.</Say>')
    expect(documentOf({ say: ['Good day.'], next: listen })).toContain('language="en-US" hints="Frontdesk"')
  })

  test('collects keys and words, or keys alone, which the address then marks as hidden', () => {
    const some = documentOf({ say: [], next: { ...listen, keys: { most: 12, endKey: '#', only: false } } })
    expect(some).toMatch(
      /^<Gather input="dtmf speech" action="\/desk\/process_speech\?turn=3" .*numDigits="12" finishOnKey="#"/,
    )
    const secret = documentOf({ say: ['Your code?'], next: { ...listen, keys: { most: 6, endKey: null, only: true } } })
    expect(secret).toMatch(/^<Gather input="dtmf" action="\/desk\/process_speech\?turn=3&amp;hidden=1" /)
    expect(secret).toContain('numDigits="6" finishOnKey=""')
    expect(secret).not.toMatch(/speechTimeout|hints|language="en-US" hints/)
  })

  test('that may not be cut short is said before the listening', () => {
    const document = documentOf({ say: ['Call 112 now.'], next: listen, interruptible: false })
    expect(document).toMatch(/^<Say[^>]*>Call 112 now\.<\/Say><Gather [^>]*\/>$/)
  })

  test('that is slow has pauses between its texts', () => {
    const document = documentOf({ say: ['One.', 'Two.'], next: { kind: 'hang-up' }, slow: true })
    expect(document).toMatch(/One\.<\/Say><Pause length="1"\/><Say[^>]*>Two\./)
  })
})

test('what is recorded is recorded from the notice on', () => {
  const document = documents.recorded('We record.', documents.reply({ say: ['Hello.'], next: listen }))
  expect(readTwiml(document).map(({ verb }) => verb)).toEqual(['Say', 'Start', 'Gather'])
  expect(document).toContain('recordingStatusCallback="https://frontdesk.example/desk/recording_status"')
  expect(readTwiml(documents.recorded('', documents.nothing)).map(({ verb }) => verb)).toEqual(['Start'])
})
