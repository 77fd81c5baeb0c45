import { expect, test } from 'vitest'
import { parsePerson, peopleOf, personWho } from './people.ts'

test.each([
  ['busy', { address: null, reaction: 'busy' }],
  ['+15550100201=pickup', { address: '+15550100201', reaction: 'pickup' }],
  ['sip:desk@pbx.example;a=b=voicemail', { address: 'sip:desk@pbx.example;a=b', reaction: 'voicemail' }],
  ['+15550100201=', null],
  ['+15550100201=sleeps', null],
  ['constructor', null],
  ['', null],
])('reads %j', (text, expected) => {
  expect(parsePerson(text)).toEqual(expected)
})

test('an address of its own comes before everybody, and others are asked for', async () => {
  const script = [parsePerson('busy'), parsePerson('+15550100201=pickup')].flatMap((person) => person ?? [])
  const { signal } = new AbortController()
  const people = peopleOf(script, async () => personWho('nobody'))
  const others = peopleOf(script.slice(1), async () => personWho('nobody'))
  if (typeof people !== 'function' || typeof others !== 'function') throw new Error('people are asked')
  expect(await people('+15550100201', signal)).toMatchObject({ does: 'answers' })
  expect(await people('+15550100202', signal)).toMatchObject({ does: 'busy' })
  expect(await others('+15550100202', signal)).toMatchObject({ does: 'no-answer' })
})
