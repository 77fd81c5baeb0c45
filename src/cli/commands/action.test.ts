import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '../../config/test-folder.ts'
import { frontdesk } from '../run-command.test-support.ts'

async function startService(answer: RequestListener) {
  const server = createServer(answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const settings = (host: string) => `
actions:
  - name: find_order
    purpose: Looks up an order.
    input: { number: { type: text, about: the number }, day: { type: date, about: the day, required: false } }
    privateHosts: ['${host}']
    request:
      url: 'http://${host}/orders/{number}'
      headers: { Authorization: 'Bearer \${env:SHOP_TOKEN}' }
    response: { pick: { state: /state }, say: 'It is {state}.' }
`
const filesFor = (host: string) => ({ 'assistant.yaml': settings(host), '.env': 'SHOP_TOKEN=t0p-secret\n' })

test('an action is tried, with its request, result and time', async () => {
  await using service = await startService(({ headers }, response) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ state: headers.authorization === 'Bearer t0p-secret' ? 'sent' : 'not for you' }))
  })
  await using folder = await testFolder(filesFor(service.host))
  const { code, stdout, stderr } = await frontdesk(folder.path, 'action', 'try', 'find_order', '--input', 'number=A 1')
  expect(stderr).toBe('')
  expect(stdout).toContain(`GET http://${service.host}/orders/A%201\n`)
  expect(stdout).toContain('authorization: Bearer [secret]\n')
  expect(stdout).toMatch(/\ndone after \d+ ms: It is sent\.\n/)
  expect(stdout).not.toContain('t0p')
  expect(code).toBe(0)

  const asJson = await frontdesk(folder.path, 'action', 'try', 'find_order', '--json', '--input', '{"number": "A 1"}')
  expect(JSON.parse(asJson.stdout)).toMatchObject({
    action: 'find_order',
    input: { number: 'A 1' },
    outcome: 'done',
    text: 'It is sent.',
    ms: expect.any(Number),
  })
})

test('a failure has the exit code 1 and says why', async () => {
  await using folder = await testFolder(filesFor('127.0.0.1:9'))
  const { code, stdout } = await frontdesk(folder.path, 'action', 'try', 'find_order', '--input', 'number=1')
  expect(stdout).toMatch(/failed after \d+ ms: The service cannot be reached\.\n\{"detail":"ECONNREFUSED"\}/)
  expect(code).toBe(1)
})

test('a dry run sends nothing', async () => {
  await using folder = await testFolder(filesFor('127.0.0.1:9'))
  const { code, stdout } = await frontdesk(
    folder.path,
    'action',
    'try',
    'find_order',
    '--dry-run',
    '--input',
    'number=1',
  )
  expect(stdout).toContain('GET http://127.0.0.1:9/orders/1\n')
  expect(stdout).not.toContain('failed')
  expect(code).toBe(0)
})

test.each<[string[], string]>([
  [['try', 'find_ordr'], 'find_ordr is no action of yours. They are: find_order'],
  [['try', 'find_order'], 'number is missing'],
  [['try', 'find_order', '--input', 'number=1', '--input', 'day=soon'], 'day must be a date like 2026-12-24.'],
  [['try', 'find_order', '--input', 'number'], '--input takes field=value, or an object as JSON'],
  [['try', 'find_order', '--input', '{number: 1}'], '--input is no JSON'],
  [['try'], "missing required argument 'name'"],
])('wrong usage has the exit code 2 and says what to do: %j', async (args, complaint) => {
  await using folder = await testFolder(filesFor('127.0.0.1:9'))
  const { code, stdout, stderr } = await frontdesk(folder.path, 'action', ...args)
  expect(stderr).toContain(complaint)
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
})

test('actions are listed with what cannot be used', async () => {
  const files = { ...filesFor('127.0.0.1:9'), 'actions/stock.ts': 'export default {}' }
  await using folder = await testFolder({
    ...files,
    'assistant.yaml': `${files['assistant.yaml']}\nactionsFolder: ${join('.', 'actions')}\n`,
  })
  const { code, stdout, stderr } = await frontdesk(folder.path, 'action', 'list')
  expect(stdout).toBe(
    'find_order  (assistant.yaml; looks up; every caller; up to 8 s)\n  Looks up an order.\n  input: number, day\n',
  )
  expect(stderr).toMatch(/^stock\.ts: What it exports is at fault: name: /)
  expect(code).toBe(1)
})

test('where there are none, it is said how to add one', async () => {
  await using folder = await testFolder({ 'assistant.yaml': 'name: A\n' })
  const { code, stdout } = await frontdesk(folder.path, 'action', 'list')
  expect(stdout).toBe('You have added no actions yet. docs/own-actions.md shows how.\n')
  expect(code).toBe(0)
})
