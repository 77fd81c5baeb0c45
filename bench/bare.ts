/**
 * The least that can carry the flow: reads forms, streams from the model, speaks the first sentence, then the rest.
 * No signatures, no log, no checks, no fault tolerance. It shows what the I/O alone costs; nobody should run it.
 */
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import { closingQuestion, greeting, instructions } from './conversation.ts'

interface BareCall {
  readonly messages: { role: string; content: string }[]
  text: string
  given: number
  done: boolean
  wake: () => void
}

const { PORT, MODEL_URL, MODEL_KEY } = process.env
const agent = new Agent({ keepAlive: true })
const calls = new Map<string, BareCall>()

const routes: Readonly<Record<string, (call: BareCall, form: URLSearchParams) => string | Promise<string>>> = {
  '/call': () => gather(greeting),
  '/process_speech': async (call, form) => {
    startAnswer(call, form.get('SpeechResult') ?? '')
    while (!call.done && sentenceEnd(call.text) === 0) await change(call)
    call.given = sentenceEnd(call.text)
    return `${say(call.text.slice(0, call.given))}<Redirect method="POST">/speak_response</Redirect>`
  },
  '/speak_response': async (call) => {
    while (!call.done) await change(call)
    return rest(call)
  },
}

createServer(async (incoming, response) => {
  if (incoming.url === '/readyz') return response.end()
  const form = new URLSearchParams(await read(incoming))
  const id = form.get('CallSid') ?? ''
  const route = routes[incoming.url ?? '']
  if (!route) calls.delete(id)
  const body = route ? await route(callOf(id), form) : ''
  response.writeHead(200, { 'content-type': 'text/xml' })
  return response.end(`<?xml version="1.0" encoding="UTF-8"?><Response>${body}</Response>`)
}).listen(Number(PORT), '127.0.0.1')

function callOf(id: string): BareCall {
  const known = calls.get(id)
  if (known) return known
  const messages = [{ role: 'system', content: instructions }]
  const call = { messages, text: '', given: 0, done: false, wake: () => {} }
  calls.set(id, call)
  return call
}

function startAnswer(call: BareCall, words: string): void {
  call.messages.push({ role: 'user', content: words })
  Object.assign(call, { text: '', given: 0, done: false })
  const headers = { authorization: `Bearer ${MODEL_KEY}`, 'content-type': 'application/json' }
  const body = { model: 'mistral-small-latest', messages: call.messages, stream: true, max_tokens: 200 }
  request(`${MODEL_URL}/v1/chat/completions`, { method: 'POST', agent, headers }, (answer) => follow(call, answer)).end(
    JSON.stringify(body),
  )
}

function follow(call: BareCall, answer: IncomingMessage): void {
  let buffer = ''
  answer.setEncoding('utf8')
  answer.on('data', (chunk: string) => {
    const events = (buffer + chunk).split('\n\n')
    buffer = events.pop() ?? ''
    for (const event of events) if (event !== 'data: [DONE]') call.text += textOf(event)
    call.wake()
  })
  answer.on('end', () => {
    call.messages.push({ role: 'assistant', content: call.text })
    call.done = true
    call.wake()
  })
}

function textOf(event: string): string {
  return JSON.parse(event.slice('data: '.length)).choices[0]?.delta.content ?? ''
}

/** Where the first sentence ends, 0 while that is not known: it is whole once the next one has begun. */
function sentenceEnd(text: string): number {
  return text.search(/[.!?] \S/) + 1
}

function change(call: BareCall): Promise<void> {
  return new Promise((resolve) => {
    call.wake = resolve
  })
}

function rest(call: BareCall): string {
  return gather(`${call.text.slice(call.given)} ${closingQuestion}`)
}

function gather(text: string): string {
  return `<Gather input="speech" action="/process_speech" method="POST">${say(text)}</Gather>`
}

function say(text: string): string {
  return `<Say>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</Say>`
}

async function read(incoming: IncomingMessage): Promise<string> {
  incoming.setEncoding('utf8')
  let text = ''
  for await (const chunk of incoming) text += chunk
  return text
}
