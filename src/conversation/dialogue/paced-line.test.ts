import { expect, test } from 'vitest'
import { createManualClock } from '../../../test/fakes/manual-clock.ts'
import type { SpokenPiece } from '../spoken-line.ts'
import { createPacedLine } from './paced-line.ts'

function paced(isSlow: () => boolean) {
  const clock = createManualClock()
  const said: SpokenPiece[] = []
  const tells = { speaking: true, played: false }
  const line = { tells, say: (piece: SpokenPiece) => void said.push(piece), end: () => undefined }
  return { clock, said, line: createPacedLine({ line, clock, charactersPerSecond: 10, isSlow }) }
}

const piece = (text: string, last = false) => ({ text, last })

test('words pass at once where nothing is slow', () => {
  const { said, line } = paced(() => false)
  for (const text of ['One. ', 'Two. ', '']) line.say(piece(text, text === ''))
  expect(said).toEqual([piece('One. '), piece('Two. '), piece('', true)])
  expect(line.waiting).toBe(false)
})

test('a slow line leaves a pause behind each sentence, and none within', async () => {
  const { clock, said, line } = paced(() => true)
  for (const text of ['One', ' more. ', 'Two. ', 'Three.']) line.say(piece(text))
  line.say(piece('', true))
  expect(said).toEqual([piece('One'), piece(' more. ')])
  await clock.advance(1_900)
  expect(said).toHaveLength(3)
  expect(line.waiting).toBe(true)
  await clock.advance(1_400)
  expect(said.slice(3)).toEqual([piece('Three.'), piece('', true)])
  expect(clock.sleepers()).toBe(0)
})

test('what waits is dropped with one end to what was said', async () => {
  const { clock, said, line } = paced(() => true)
  for (const text of ['One. ', 'Two. ']) line.say(piece(text))
  line.say(piece('', true))
  line.drop()
  await clock.advance(10_000)
  expect(said).toEqual([piece('One. '), piece('', true)])
  expect(clock.sleepers()).toBe(0)
})
