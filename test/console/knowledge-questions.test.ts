import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { QuestionDraft, QuestionGroup, QuestionList } from '../../src/console/routes/knowledge/question-schema.ts'
import { addPerson, type Browser } from '../support/console.ts'
import { type KnowledgeDesk, openKnowledgeDesk } from '../support/knowledge-desk.ts'
import { newCallSid } from '../support/signed.ts'

const path = '/api/knowledge/unanswered'
let desk: KnowledgeDesk
beforeEach(async () => {
  desk = await openKnowledgeDesk({ 'parking.md': '# Parking\n\nThe garage is behind the house.\n' })
})
afterEach(() => desk[Symbol.asyncDispose]())

async function list(query = '', browser: Browser = desk.owner): Promise<QuestionList> {
  return (await browser.get<QuestionList>(`${path}${query}`)).body
}

async function onlyGroup(): Promise<QuestionGroup> {
  const { groups } = await list()
  expect(groups).toHaveLength(1)
  return groups[0] as QuestionGroup
}

describe('questions that nobody could answer', () => {
  test('are none at first', async () => {
    expect(await list()).toEqual({ groups: [], total: 0, open: 0, done: 0 })
  })

  test('come together with how often, why, and where they were asked; the most frequent first', async () => {
    await desk.ask(1, 'Is there a sauna?', 'Do you sell zeppelins?')
    await desk.ask(2, 'Do you have a sauna?')
    const { groups, total, open, done } = await list()
    expect({ total, open, done }).toEqual({ total: 2, open: 2, done: 0 })
    const [sauna, zeppelins] = groups
    expect(sauna).toMatchObject({ count: 2, open: 2, reasons: ['nothing-found'], doneAt: null, keywords: ['sauna'] })
    expect([sauna?.question, ...(sauna?.wordings ?? [])].sort()).toEqual(['Do you have a sauna?', 'Is there a sauna?'])
    expect(sauna?.calls).toEqual([
      { callId: newCallSid(2), turn: 1, at: expect.any(Number) },
      { callId: newCallSid(1), turn: 1, at: expect.any(Number) },
    ])
    expect(zeppelins).toMatchObject({ question: 'Do you sell zeppelins?', count: 1 })
    expect((await list('?from=1')).groups).toEqual([zeppelins])
    expect((await list('?limit=1')).groups).toEqual([sauna])
  })

  test('are dealt with, come back when they are asked again, and can be taken up again', async () => {
    await desk.ask(1, 'Is there a sauna?')
    const { id } = await onlyGroup()
    expect((await desk.owner.post(`${path}/${id}/done`)).body).toEqual({ questions: 1 })
    expect(await list()).toMatchObject({ groups: [], open: 0, done: 1 })
    const [dealtWith] = (await list('?done=true')).groups
    expect(dealtWith).toMatchObject({ id, open: 0, count: 1, doneAt: expect.any(Number) })

    await desk.ask(2, 'Is there a sauna?')
    expect(await onlyGroup()).toMatchObject({ id, open: 1, count: 2 })
    await desk.owner.post(`${path}/${id}/done`)
    expect((await desk.owner.post(`${path}/${id}/reopen`)).body).toEqual({ questions: 2 })
    expect(await onlyGroup()).toMatchObject({ id, open: 2, doneAt: null })
    const audited = JSON.stringify((await desk.owner.get('/api/audit')).body)
    for (const action of ['question.done', 'question.reopen', id]) expect(audited).toContain(action)
  })

  test('have a draft of a page', async () => {
    await desk.ask(1, 'Is there a sauna?')
    const { id } = await onlyGroup()
    const { body } = await desk.owner.get<QuestionDraft>(`${path}/${id}/draft`)
    expect(body).toMatchObject({ fileName: 'is-there-a-sauna.md', title: 'Is there a sauna?', keywords: ['sauna'] })
    expect(body.markdown).toContain('draft: true')
  })

  test.each(['0123456789', 'x', '..%2f..', 'a'.repeat(200)])('that are none are not there: %s', async (id) => {
    const expected = id === '0123456789' ? 404 : 400
    expect((await desk.owner.get(`${path}/${id}/draft`)).status).toBe(expected)
    expect((await desk.owner.post(`${path}/${id}/done`)).status).toBe(expected)
  })

  test.each(['?done=perhaps', '?from=-1', '?limit=1000'])('a query that is none is refused: %s', async (query) => {
    expect((await desk.owner.get(`${path}${query}`)).status).toBe(400)
  })
})

test('numbers of callers are masked for those who may not see them, and markup stays the text that it is', async () => {
  const said = 'Is there a sauna, call me on +1 555 010 0123 <script>alert(1)</script>'
  await desk.ask(1, said)
  const viewer = await addPerson(desk.app, desk.owner, 'Vera', 'viewer')
  expect((await onlyGroup()).question).toBe(said)
  const [seen] = (await list('', viewer)).groups
  expect(seen?.question).not.toMatch(/0123|010 01/)
  expect(seen?.question).toContain('<script>alert(1)</script>')
  const draft = await viewer.get<QuestionDraft>(`${path}/${seen?.id}/draft`)
  expect(draft.text).not.toMatch(/0123|5550100123/)
})
