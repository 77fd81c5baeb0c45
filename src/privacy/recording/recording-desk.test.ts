import { describe, expect, test } from 'vitest'
import { faultsOf, yaml } from '../../config/test-folder.ts'
import { createRecordingDesk } from './recording-desk.ts'
import { recordingTexts } from './texts.ts'

const facts = { caller: '+15551230001', called: '+15559990000' }
const bare = { notice: null, question: null }
const asking = (language: string) => createRecordingDesk({ language, recording: { mode: 'consent', ...bare } })

test('nothing is recorded unless the owner wants it', () => {
  expect(createRecordingDesk({ language: 'en-US', recording: { mode: 'off', ...bare } })).toBeNull()
})

test('callers hear of it first, in the words of the owner or in ours', () => {
  const ours = createRecordingDesk({ language: 'de-DE', recording: { mode: 'notice', ...bare } })
  expect(ours?.opening(facts)).toEqual({ kind: 'notice', text: recordingTexts['de']?.notice })
  const own = createRecordingDesk({ language: 'xx-XX', recording: { mode: 'consent', notice: null, question: 'Ja?' } })
  expect(own?.opening(facts)).toEqual({ kind: 'ask', text: 'Ja?' })
})

describe('only a clear yes is one', () => {
  test.each<[language: string, words: string, digits: string, meant: boolean | null]>([
    ['en-US', 'Yes, please.', '', true],
    ['en-US', 'sure', '', true],
    ['en-US', 'No.', '', false],
    ['en-US', 'no thank you', '', false],
    ['en-US', 'no I would rather not', '', false],
    ['en-US', '', '1', true],
    ['en-US', '', '2', false],
    ['en-US', 'yes', '2', false],
    ['en-US', '', '7', null],
    ['en-US', '', '', null],
    ['en-US', 'what is the yes for', '', null],
    ['es-ES', 'sí', '', true],
    ['fr-FR', 'oui', '', true],
    ['de-DE', 'nein', '', false],
    ['it-IT', 'no', '', false],
    ['pt-BR', 'sim', '', true],
    ['ar-XA', 'نعم', '', true],
    ['hi-IN', 'नहीं', '', false],
  ])('%s: %j and the key %j', (language, words, digits, meant) => {
    expect(asking(language)?.understand({ words, digits }, facts)).toBe(meant)
  })
})

test.each([
  ['language: pl-PL\nvoice: Polly.Ola-Neural\nrecording: { mode: consent }', 'recording.question'],
  ['privacy: { ownForms: [{ name: card, form: "K-###" }] }', 'privacy.ownForms[0].name'],
  ['privacy: { ownForms: [{ name: my number, form: "(a+)+" }] }', 'privacy.ownForms[0].form'],
  ['privacy: { keepDays: { words: 0 } }', 'privacy.keepDays.words'],
  ['recording: { mode: always }', 'recording.mode'],
])('settings that protect nobody are refused: %s', async (text, path) => {
  const faults = await faultsOf(yaml(text))
  expect(faults.map((fault) => fault.path)).toContain(path)
})
