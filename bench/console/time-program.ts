import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { Agent, request } from 'undici'
import { createChance } from '../../scripts/seed/random.ts'
import type { CallList } from '../../src/console/routes/calls/schema.ts'
import type { MadeToken } from '../../src/console/routes/tokens/schema.ts'
import type { Children } from '../children.ts'
import { startFakeModel } from '../fake-model.ts'
import { runLoad } from '../load.ts'
import { type Subject, startFrontdesk } from '../subjects.ts'

const password = 'only for the bench'
const chance = createChance(23)
const rounds = 60
/** People who look something up again as soon as they have the answer. */
const searchers = 3
const tokens = 10
const callers = { callers: 200, seconds: 10, pauseMs: 2_000 }

/** What is asked of the API, other words each time. */
const questions: readonly { readonly name: string; readonly path: (callId: string) => string }[] = [
  { name: 'the newest calls', path: () => '/api/calls' },
  { name: 'calls by outcome', path: () => `/api/calls?outcome=${chance.pick(['message', 'unanswered', 'emergency'])}` },
  {
    name: 'calls with words',
    path: () => `/api/calls?q=${chance.pick(['pharmacy', 'visit', 'Brantoushal', 'blue%20line'])}`,
  },
  {
    name: 'how many calls with words',
    path: () => `/api/calls/count?q=${chance.pick(['pharmacy', 'visit', 'parking'])}`,
  },
  { name: 'a call with its transcript', path: (callId) => `/api/calls/${callId}` },
  { name: 'the insights of a month', path: () => '/api/insights?from=20261001&to=20261031' },
  { name: 'the insights of a year', path: () => '/api/insights?from=20251126&to=20261125' },
]

/**
 * Times the program itself on the data of a folder: its answers to the console over HTTP, and what callers wait for while
 * nobody, and while somebody, searches. In ms.
 */
export async function timeProgram(children: Children, data: string): Promise<[string, readonly number[]][]> {
  const folder = join(children.folder, 'console')
  await mkdir(folder)
  await symlink(data, join(folder, 'data'))
  const model = await startFakeModel(children, { firstTokenMs: 0, tokenMs: 0 })
  const subject = await startFrontdesk(children, {
    ...{ modelUrl: model.url, folder, firstCall: Date.now() },
    env: { CONSOLE_PASSWORD: password },
  })
  try {
    return await timeAll(subject)
  } finally {
    await subject.stop()
    await model.stop()
  }
}

async function timeAll(subject: Subject): Promise<[string, readonly number[]][]> {
  const ask = await signIn(subject.url)
  const callIds = (JSON.parse(await ask('/api/calls?limit=100')) as CallList).calls.map(({ callId }) => callId)
  const times: [string, number[]][] = []
  for (const { name, path } of questions) {
    const taken: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const startedAt = performance.now()
      await ask(path(chance.pick(callIds)))
      taken.push(performance.now() - startedAt)
    }
    times.push([`over HTTP: ${name}`, taken.slice(5)])
  }
  await runLoad(subject, { ...callers, callers: 50, pauseMs: 0, seconds: 4 })
  const quiet = await runLoad(subject, callers)
  let isOver = false
  const searching = Array.from({ length: searchers }, async () => {
    while (!isOver) await ask(chance.pick(questions).path(chance.pick(callIds)))
  })
  const busy = await runLoad(subject, callers)
  isOver = true
  await Promise.all(searching)
  return [
    ...times,
    ['first words of 200 live calls: nobody searches', quiet.firstWordMs],
    [`first words of 200 live calls: ${searchers} people search all the time`, busy.firstWordMs],
  ]
}

/**
 * Gives what asks the API, with the rights of the owner. It takes turns with several tokens: each may ask so much a minute,
 * and people who search as these do are many.
 */
async function signIn(url: string): Promise<(path: string) => Promise<string>> {
  const dispatcher = new Agent({ connections: searchers })
  const owner = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' }
  const post = async (path: string, body: object, headers: object) => {
    const answer = await request(`${url}${path}`, {
      ...{ dispatcher, method: 'POST', headers: { ...owner, ...headers }, body: JSON.stringify(body) },
    })
    return { text: await answer.body.text(), cookies: answer.headers['set-cookie'] }
  }
  const { cookies } = await post('/api/session', { name: 'owner', password }, {})
  const cookie = String([cookies].flat()[0]).split(';')[0] ?? ''
  const secrets: string[] = []
  for (let place = 0; place < tokens; place += 1) {
    const scopes = ['calls:read', 'numbers:read', 'insights:read']
    const made = await post('/api/tokens', { name: `bench ${place}`, scopes }, { cookie })
    secrets.push((JSON.parse(made.text) as MadeToken).secret)
  }
  let turn = 0
  return async (path) => {
    turn += 1
    const headers = { authorization: `Bearer ${secrets[turn % tokens]}` }
    const { statusCode, body } = await request(`${url}${path}`, { dispatcher, headers })
    const text = await body.text()
    if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${text}`)
    return text
  }
}
