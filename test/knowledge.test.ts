import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { writeHostileFiles } from '../src/knowledge/reading/hostile.test-support.ts'
import { writeSampleDocuments } from '../src/knowledge/reading/samples.test-support.ts'
import { questionsWithoutAnswer } from '../src/knowledge/search/no-answer.test-support.ts'
import { groupQuestions } from '../src/knowledge/unanswered/group-questions.ts'
import { openKnowledgeStore } from '../src/store/open-knowledge-store.ts'
import { openStore, type Store } from '../src/store/open-store.ts'
import { startProgram } from './support/program.ts'
import { newCallSid } from './support/signed.ts'
import { caller, spokenIn, startTestApp, type TestApp } from './support/test-app.ts'

let folder: string
let store: Store
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'frontdesk-knowledge-'))
  store = await openStore({ file: ':memory:' })
})
afterEach(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

/** Asks one question in a call of its own; gives what is said, and what the log has of it. */
async function ask(app: TestApp, number: number, question: string) {
  const sid = newCallSid(number)
  const line = caller(app, sid)
  await line.call()
  const { body } = await line.say(1, question)
  const said = spokenIn(body).join(' ')
  await line.hangUp()
  const events = (await store.calls.read(sid)).map(({ event }) => event)
  return { said, events, sources: events.flatMap((event) => (event.type === 'answer.completed' ? event.sources : [])) }
}

describe('documents of every kind in one assistant', () => {
  let server: Server
  beforeEach(async () => {
    server = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html; charset=utf-8')
      response.end(
        '<title>Bicycles</title><nav>Home</nav><main><h1>Bicycles</h1><p>A bicycle costs 14 euros a day.</p></main>',
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => new Promise((resolve) => server.close(resolve)))

  test('a question to each is answered, with its source in the log', async () => {
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
    await writeSampleDocuments(folder)
    await mkdir(join(folder, 'pages'))
    await writeFile(join(folder, 'pages', 'keys.md'), '# Lost keys\n\nLost keys are kept at the gate.\n')
    const sources = [
      { kind: 'folder', at: folder },
      { kind: 'page', at: `http://${host}/bicycles` },
    ]
    const knowledge = { sources, web: { privateHosts: [host], pauseMs: 0 } }
    await using app = await startTestApp({ assistant: { knowledge }, parts: { store } })
    await expect.poll(async () => (await app.app.server.inject('/readyz')).body).toMatch(/of 7 documents/)
    const asked = [
      ['How much is a bicycle?', `http://${host}/bicycles`, 'fourteen euros'],
      ['Where are lost keys kept?', 'pages/keys.md', 'at the gate'],
      ['How high is the hotel garage?', 'hotel-guide.pdf', 'one point nine five'],
      ['How long are things kept that were left behind?', 'house-rules.docx', 'six weeks'],
      ['Do you repair e-bikes?', 'workshop.xlsx', 'zephyr'],
      ['When is the last crossing of the Kittiwake?', 'timetable.html', 'ten oh five'],
    ] as const
    for (const [number, [question, document, words]] of asked.entries()) {
      const { said, sources: used } = await ask(app, number + 1, question)
      expect(said.toLowerCase(), question).toContain(words.toLowerCase())
      expect(used, question).toMatchObject([{ document, how: 'quoted' }])
    }
  })
})

test('among thirty broken and hostile files, the good one answers, and each of the others is named with its reason', async () => {
  const hostile = await writeHostileFiles(folder)
  expect(hostile.length).toBeGreaterThanOrEqual(30)
  await writeFile(join(folder, 'good.md'), '# Parking\n\nParking is behind the house.\n')
  await using app = await startTestApp({ assistant: { knowledge: { folder } }, parts: { store } })
  await expect
    .poll(() => app.logs.filter(({ event }) => event === 'knowledge.problem').length, { timeout: 60_000 })
    .toBe(hostile.length)
  for (const { name, reason } of hostile) {
    expect(app.logs.find((entry) => entry['document'] === name)?.['reason'], name).toMatch(reason)
  }
  expect((await ask(app, 1, 'Where can I park?')).said).toContain('behind the house')
}, 90_000)

test('a hundred questions that nothing answers are declined with an offer, and listed in groups', async () => {
  await using app = await startTestApp({ parts: { store } })
  const questions = questionsWithoutAnswer.slice(0, 100)
  expect(questions).toHaveLength(100)
  const declined = []
  for (const [number, question] of questions.entries()) {
    const { said, events } = await ask(app, number + 1, question)
    const isListed = events.some((event) => event.type === 'question.unanswered' && event.question === question)
    if (isListed && /nothing written down.*You can ask/.test(said)) declined.push(question)
  }
  expect(declined.length).toBeGreaterThanOrEqual(95)

  await ask(app, 201, 'Hello, do you have a swimming pool?')
  await ask(app, 202, 'Is there a swimming pool')
  const groups = await groupQuestions(await store.unanswered.list({ includeDone: false, limit: 1_000 }), 'en-US')
  const pool = groups.find(({ wordings }) => wordings.some((wording) => wording.includes('swimming pool')))
  expect(pool).toMatchObject({ count: 3, because: 'nothing-found' })
  expect(await store.unanswered.markDone(pool?.questions ?? [], 1)).toBe(3)
  expect((await store.unanswered.list({ includeDone: false, limit: 1_000 })).length).toBe(declined.length - 1)
})

test('killed while it reads, it has every document whole, and goes on where it was', async () => {
  const pages = join(folder, 'pages')
  await mkdir(pages)
  const sections = (name: string, version: string) =>
    Array.from(
      { length: 40 },
      (_, place) => `# ${name} ${place}\n\nThis is ${version} of ${name}, part ${place}.`,
    ).join('\n\n')
  const names = Array.from({ length: 150 }, (_, place) => `topic${place}`)
  const writeAll = (version: string) =>
    Promise.all(names.map((name) => writeFile(join(pages, `${name}.md`), sections(name, version))))
  await writeFile(join(folder, 'assistant.yaml'), stringify({ knowledge: { folder: 'pages' }, models: [] }))
  await writeAll('apple')
  {
    await using first = await startProgram(folder)
    await writeAll('banana')
    const isReading = () => first.logs.some(({ event }) => event === 'knowledge.changed')
    await expect.poll(isReading, { timeout: 20_000, interval: 5 }).toBe(true)
    first.signal('SIGKILL')
    await first.ended
  }
  const kept = await openKnowledgeStore({ file: join(folder, 'data', 'knowledge.db') })
  const { changed } = await kept.changesSince(0, 1_000_000)
  await kept.close()
  for (const { name, chunks } of changed) {
    const versions = new Set(chunks.map(({ text }) => (text.includes('apple') ? 'apple' : 'banana')))
    expect([name, chunks.length, versions.size]).toEqual([name, 40, 1])
  }
  await using second = await startProgram(folder)
  const line = caller(second, newCallSid(1))
  await line.call()
  await expect
    .poll(async () => await fetch(`${second.url}/readyz`).then((answer) => answer.text()), { timeout: 20_000 })
    .toContain('6000 passages of 150 documents')
  const { body } = await line.say(1, 'What is part 7 of topic149?')
  expect(spokenIn(body)[0]).toContain('banana of topic one hundred forty nine, part seven')
}, 60_000)
