import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, test } from 'vitest'
import { createPhone } from '../phone/phone.ts'
import { relay, scriptedApp } from '../phone/relay/scripted-app.test-support.ts'
import { type ScriptedServer, scriptedServer, twiml } from '../phone/scripted-server.test-support.ts'
import { noTiming } from '../phone/timing.ts'
import { runTerminalPhone } from './terminal-phone.ts'

const listen = (words: string) =>
  `<Gather input="dtmf speech" action="/answer"><Say>${words}</Say></Gather><Redirect>/silence</Redirect>`

/** Types these lines at once, as a pipe does; gives what the terminal shows. */
async function type(server: ScriptedServer, lines: string[], { end = true } = {}) {
  const input = new PassThrough()
  const output = new PassThrough()
  const shown = text(output)
  const complaints: string[] = []
  const complain = (line: string) => complaints.push(line)
  await using phone = createPhone({ baseUrl: server.baseUrl, authToken: null, timing: noTiming })
  const running = runTerminalPhone({ phone, people: [], input, output, interactive: false, complain })
  for (const line of lines) input.write(`${line}\n`)
  if (end) input.end()
  const code = await running
  output.end()
  const screen = (await shown).replace(/\d\.\d\d s to the first word/g, '0.00 s to the first word')
  return { code, screen: screen.trim().split('\n'), complaints }
}

describe('on the relay line', () => {
  test('typing cuts in while the assistant speaks', async () => {
    await using app = await scriptedApp({ '/call': relay('welcomeGreeting="Welcome."'), '/ended': twiml('<Hangup/>') })
    await using phone = app.phone()
    const input = new PassThrough()
    const output = new PassThrough()
    const shown = text(output)
    const complain = () => {}
    const running = runTerminalPhone({ phone, people: [], input, output, interactive: true, complain })
    const socket = await app.connected()
    input.write('When?\n')
    await socket.next('prompt')
    socket.send({ type: 'text', token: 'We open at eight. ' }, { type: 'play', source: 'no address' })
    await socket.next('error')
    input.write('Wait\n')
    expect(await socket.next('interrupt')).toMatchObject({ utteranceUntilInterrupt: 'We open at eight. ' })
    await socket.next('prompt')
    socket.answer('Yes?')
    input.write('/hangup\n')
    expect(await running).toBe(1)
    output.end()
    expect(await shown).toContain('Assistant: We open at eight.')
  })
})

describe('runTerminalPhone', () => {
  test('shows both sides and the delays, and hangs up at the end of the input', async () => {
    await using server = await scriptedServer({
      '/call': twiml(listen('Welcome. How can I help?')),
      '/answer': twiml(listen('At eight.')),
      '/silence': twiml(listen('Are you there?')),
    })
    const { code, screen } = await type(server, ['When do you open?', '', '/press 1'])
    expect(screen).toEqual([
      'Assistant: Welcome.  (0.00 s to the first word)',
      '           How can I help?',
      'You: When do you open?',
      'Assistant: At eight.  (0.00 s to the first word)',
      '(silence)',
      'Assistant: Are you there?  (0.00 s to the first word)',
      'You: (pressed 1)',
      'Assistant: At eight.  (0.00 s to the first word)',
      '(you hung up)',
    ])
    expect(code).toBe(0)
  })

  test.each([
    ['/hangup', '(you hung up)'],
    ['Goodbye', '(the assistant hung up)'],
  ])('ends with %s', async (line, last) => {
    await using server = await scriptedServer({ '/call': twiml(listen('Hello.')), '/answer': twiml('<Hangup/>') })
    const { code, screen } = await type(server, [line], { end: false })
    expect(screen.at(-1)).toBe(last)
    expect(code).toBe(0)
  })

  test('explains commands it does not know', async () => {
    await using server = await scriptedServer({ '/call': twiml(listen('Hello.')) })
    const { screen } = await type(server, ['/help', '/hangup'])
    expect(screen.join('\n')).toContain('/press 1 presses keys')
  })

  test('tells what a carrier refuses', async () => {
    await using server = await scriptedServer({ '/call': twiml(listen('Hello.')), '/answer': 'oops' })
    const { code, complaints } = await type(server, ['Hi'], { end: false })
    expect(complaints).toEqual([
      expect.stringMatching(/^The carrier refused: Not XML.*12100/),
      expect.stringMatching(/\/call_fallback.*11200/),
    ])
    expect(code).toBe(1)
  })
})

describe('somebody whom the caller is put through to', () => {
  const routes = {
    '/call': twiml(listen('Welcome.')),
    '/answer': twiml('<Dial action="/dialled">+15550100201</Dial>'),
    '/dialled': twiml(listen('Nobody there.')),
  }

  test('does what is typed', async () => {
    await using server = await scriptedServer(routes)
    const { screen } = await type(server, ['Billing', '/busy'])
    expect(screen).toContain('(it rings at +15550100201)')
    expect(screen).toContain('(the call to +15550100201: busy)')
    expect(screen.some((line) => line.startsWith('Assistant: Nobody there.'))).toBe(true)
  })

  test('is not there when nobody types any more', async () => {
    await using server = await scriptedServer(routes)
    const { screen } = await type(server, ['Billing'])
    expect(screen).toContain('(the call to +15550100201: no-answer)')
  })
})
