import { describe, expect, test } from 'vitest'
import { type CallView, happened, lost, noCall } from './call-view.ts'
import type { HappeningEvent } from './data.ts'

type Without<Type> = Type extends unknown ? Omit<Type, 'atMs'> : never

/** What the page shows after all this. */
function viewAfter(...happenings: readonly Without<HappeningEvent>[]): CallView {
  return happenings.reduce<CallView>(
    (view, happening, place) => happened(view, { ...happening, atMs: place * 100 } as HappeningEvent),
    noCall,
  )
}

const state = (name: 'speaking' | 'listening' | 'ended') => ({ kind: 'state', state: name, line: 'relay' }) as const
const said = (id: number, text: string, delayMs: number | null = null) =>
  ({ kind: 'said', id, text, language: 'en-US', delayMs }) as const
const heard = (id: number, text: string, unheard = '') => ({ kind: 'heard', id, heard: text, unheard }) as const

describe('a call', () => {
  test('is a conversation of what each side says in one go', () => {
    const view = viewAfter(
      ...[state('speaking'), said(1, 'Welcome.', 12), heard(1, 'Welcome.'), said(2, 'How can I help?')],
      ...[heard(2, 'How can I help?'), state('listening'), { kind: 'caller', via: 'speech', text: 'Hours?' } as const],
      said(3, 'Eight to six.', 420),
    )
    expect(view.items).toMatchObject([
      {
        kind: 'assistant',
        delayMs: 12,
        sentences: [
          { id: 1, heard: 'Welcome.' },
          { id: 2, unheard: '' },
        ],
      },
      { kind: 'caller', via: 'speech', text: 'Hours?' },
      { kind: 'assistant', delayMs: 420, sentences: [{ id: 3, heard: null }] },
    ])
    expect(view).toMatchObject({ phase: 'listening', line: 'relay', sounding: 3, lastMs: 700 })
    expect(new Set(view.items.map(({ key }) => key)).size).toBe(3)
  })

  test('shows apart what was heard and what was not', () => {
    const view = viewAfter(said(1, 'We open at eight.', 5), heard(1, 'We open', 'at eight. Parking is free.'))
    expect(view.items).toMatchObject([{ sentences: [{ heard: 'We open', unheard: 'at eight. Parking is free.' }] }])
    expect(view.sounding).toBeNull()
  })

  test('tells of the person, until that one has left', () => {
    const ringing = { kind: 'person', stage: 'ringing', address: '+15550100110', asks: true } as const
    const connected = { ...ringing, stage: 'connected', asks: false } as const
    const there = viewAfter(ringing, { kind: 'whisper', text: 'A call for you.' }, connected)
    expect(there.person).toEqual({ stage: 'connected', address: '+15550100110', asks: false })
    const left = happened(there, { kind: 'person-left', how: 'completed', atMs: 900 })
    expect(left.person).toBeNull()
    expect(left.items.map((item) => (item.kind === 'note' ? item.about : item.kind))).toEqual([
      ...['ringing', 'whisper', 'connected', 'left'],
    ])
  })

  test('tells a person who declined from one who has spoken with the caller', () => {
    const ringing = { kind: 'person', stage: 'ringing', address: '+15550100110', asks: true } as const
    const whispering = { ...ringing, stage: 'whispering' } as const
    const declined = viewAfter(ringing, whispering, { kind: 'person-left', how: 'completed' })
    expect(declined.items.at(-1)).toMatchObject({ about: 'left', detail: 'declined' })
    expect(viewAfter(ringing, { kind: 'person-left', how: 'busy' }).items.at(-1)).toMatchObject({ detail: 'busy' })
  })

  test.each([
    ['caller-hung-up', 'caller'],
    ['assistant-hung-up', 'assistant'],
    ['rejected', 'carrier'],
  ] as const)('that is over by %s says so', (what, endedBy) => {
    const view = viewAfter(said(1, 'Bye.'), { kind: 'note', what, detail: '' }, state('ended'))
    expect(view).toMatchObject({ phase: 'ended', endedBy, sounding: null, person: null })
  })

  test('that the server does not know any more is over, with a word', () => {
    const view = lost(viewAfter(said(1, 'Hello.')))
    expect(view.phase).toBe('ended')
    expect(view.items.at(-1)).toMatchObject({ kind: 'note', about: 'lost' })
  })
})
