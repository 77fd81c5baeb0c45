import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { scriptedServer, twiml } from '../phone/scripted-server.test-support.ts'
import { signatureOf } from '../phone/signature.ts'

const bin = fileURLToPath(new URL('../../bin/frontdesk.js', import.meta.url))

function frontdesk(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const env = { ...process.env, TWILIO_AUTH_TOKEN: 'token,older-token' }
  return new Promise((resolve) => {
    execFile(process.execPath, [bin, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: Number(error?.code ?? 0), stdout, stderr })
    })
  })
}

const listen = (words: string) => twiml(`<Gather input="speech" action="/answer"><Say>${words}</Say></Gather>`)

describe('frontdesk call --say', () => {
  test('prints the transcript of a conversation that went through', async () => {
    await using server = await scriptedServer({
      '/call': listen('Welcome.'),
      '/answer': [twiml('<Say>At eight.</Say><Redirect>/rest</Redirect>'), twiml('<Say>Goodbye.</Say><Hangup/>')],
      '/rest': listen('Anything else?'),
    })
    const args = ['call', '--url', server.baseUrl, '--from', '+15551230001', '--say', 'When?', '--say', 'No, thanks.']
    await expect(frontdesk(...args)).resolves.toEqual({
      code: 0,
      stderr: '',
      stdout: [
        'Assistant: Welcome.',
        'You: When?',
        'Assistant: At eight. Anything else?',
        'You: No, thanks.',
        'Assistant: Goodbye.',
        '(the assistant hung up)',
        '',
      ].join('\n'),
    })
    const [first] = server.to('/call')
    expect(first?.form['From']).toBe('+15551230001')
    expect(first?.headers['x-twilio-signature']).toBe(signatureOf('token', `${server.baseUrl}/call`, first?.form ?? {}))
  })

  test('fails when a carrier would refuse the answer, even if the fallback helps', async () => {
    await using server = await scriptedServer({
      '/call': listen('Welcome.'),
      '/answer': twiml('<Speak>Hi</Speak>'),
      '/call_fallback': twiml('<Say>Sorry.</Say>'),
    })
    const { code, stdout, stderr } = await frontdesk('call', '--url', server.baseUrl, '--say', 'Hello')
    expect(stdout).toContain('Assistant: Sorry.')
    expect(stderr).toContain('12200')
    expect(code).toBe(1)
  })

  test('fails when the assistant hangs up before the script is over', async () => {
    await using server = await scriptedServer({ '/call': twiml('<Say>We are closed.</Say>') })
    const { code, stderr } = await frontdesk('call', '--url', server.baseUrl, '--say', 'Hello')
    expect(stderr).toBe('The call was over before: Hello\n')
    expect(code).toBe(1)
  })

  test('tells an unreachable server from a bad answer', async () => {
    const { baseUrl, ...server } = await scriptedServer({})
    await server[Symbol.asyncDispose]()
    await expect(frontdesk('call', '--url', baseUrl, '--say', 'Hello')).resolves.toMatchObject({ code: 2 })
  })
})

test.each([
  [['call', '--url', 'localhost'], 'http://127.0.0.1:5000'],
  [['call', '--shout', 'Hello'], "unknown option '--shout'"],
  [['dial'], "unknown command 'dial'"],
])('wrong usage is exit code 2: %j', async (args, complaint) => {
  const { code, stderr } = await frontdesk(...args)
  expect(stderr).toContain(complaint)
  expect(code).toBe(2)
})

test('--help names the verbs', async () => {
  const { code, stdout } = await frontdesk('--help')
  expect(stdout).toMatch(
    /start .*answer calls[\s\S]*call .*call the assistant[\s\S]*knowledge .*documents[\s\S]*unanswered .*questions/,
  )
  expect(code).toBe(0)
})
