import { expect, test } from 'vitest'
import { startProgram } from '../../../test/support/program.ts'
import { testFolder } from '../../config/test-folder.ts'
import { frontdesk } from '../run-command.test-support.ts'

/** Getting into the console: by what is printed at the start, and by the command line beside it. */

const password = 'correct horse battery'
/** Half a dozen processes, one after the other. */
const timeoutMs = 60_000

function tokenIn(text: string): string {
  const [, fragment = ''] = /\/setup#(\S+)/.exec(text) ?? []
  return new URLSearchParams(fragment).get('token') ?? ''
}

async function setUp(url: string, body: object) {
  const headers = { 'content-type': 'application/json' }
  const answer = await fetch(`${url}/api/setup`, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: answer.status, body: await answer.json() }
}

test(
  'the first owner comes in by the link that is printed; later links are for those who lost a password',
  async () => {
    await using folder = await testFolder({ 'assistant.yaml': 'models: []' })
    await using program = await startProgram(folder.path)
    await expect.poll(program.complaints).toContain('https://frontdesk.example/setup#token=')
    const printed = tokenIn(program.complaints())
    expect(JSON.stringify(program.logs)).not.toContain(printed)

    const empty = await frontdesk(folder.path, 'console', 'users')
    expect(empty.stdout).toContain('The console has no user yet')
    const another = await frontdesk(folder.path, 'console', 'link')
    expect(another).toMatchObject({ code: 0, stderr: expect.stringContaining('It works once, until ') })
    expect(another.stdout).toMatch(/^http:\/\/127\.0\.0\.1:5000\/setup#token=[\w-]{43}\n$/)

    const made = await setUp(program.url, { token: printed, name: 'Olga', password })
    expect(made).toMatchObject({ status: 200, body: { user: { name: 'Olga', role: 'owner' } } })
    expect(await setUp(program.url, { token: tokenIn(another.stdout), name: 'Eve', password })).toMatchObject({
      status: 410,
    })

    const users = await frontdesk(folder.path, 'console', 'users')
    expect(users.stdout).toMatch(/^Olga {2}owner {2}last signed in 20\d\d-\S+Z\n$/)
    const asJson = await frontdesk(folder.path, 'console', 'users', '--json')
    expect(JSON.parse(asJson.stdout)).toEqual([
      { name: 'Olga', email: null, role: 'owner', disabled: false, lastSignInAt: expect.stringMatching(/Z$/) },
    ])

    const lost = await frontdesk(folder.path, 'console', 'link', '--user', 'olga')
    const reset = await setUp(program.url, { token: tokenIn(lost.stdout), password: 'an entirely new one' })
    expect(reset).toMatchObject({ status: 200, body: { user: { name: 'Olga' } } })

    expect(await frontdesk(folder.path, 'console', 'link')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('Name the one who needs a link: --user <name>'),
    })
    expect(await frontdesk(folder.path, 'console', 'link', '--user', 'Eve')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('There is no such user'),
    })
  },
  timeoutMs,
)

test(
  'a console that is open says so at the start',
  async () => {
    await using folder = await testFolder({ 'assistant.yaml': 'models: []' })
    await using program = await startProgram(folder.path, { PUBLIC_URL: '' })
    await expect.poll(program.complaints).toContain('without a sign-in, and for this machine only')
    const session = await fetch(`${program.url}/api/session`)
    expect(await session.json()).toMatchObject({ open: true, user: { name: 'this machine' } })
  },
  timeoutMs,
)
