/**
 * The least that can carry the relay: a socket, prompts in, a stream from the model, each token out as a text frame.
 * No signatures, log, checks, rules of speech or fault tolerance. It shows what the I/O alone costs; nobody should run it.
 */
import { Agent, createServer, type IncomingMessage, request } from 'node:http'
import { type WebSocket, WebSocketServer } from 'ws'
import { closingQuestion, greeting, instructions } from '../conversation.ts'

const { PORT, MODEL_URL, MODEL_KEY } = process.env
const agent = new Agent({ keepAlive: true })

const connect = `<?xml version="1.0" encoding="UTF-8"?><Response><Connect action="/relay_ended"><ConversationRelay
  url="wss://frontdesk.example/relay" welcomeGreeting="${greeting}" events="speaker-events tokens-played"><Parameter
  name="token" value="none"/></ConversationRelay></Connect></Response>`

const server = createServer(async (incoming, response) => {
  for await (const _ of incoming);
  response.writeHead(200, { 'content-type': 'text/xml' })
  response.end(incoming.url === '/call' ? connect : '<Response/>')
}).listen(Number(PORT), '127.0.0.1')

new WebSocketServer({ server, perMessageDeflate: false }).on('connection', (socket) => {
  const messages = [{ role: 'system', content: instructions }]
  socket.on('message', (data) => {
    const { type, voicePrompt } = JSON.parse(String(data))
    if (type === 'prompt') ask(socket, messages, voicePrompt)
  })
})

function ask(socket: WebSocket, messages: { role: string; content: string }[], words: string): void {
  messages.push({ role: 'user', content: words })
  const headers = { authorization: `Bearer ${MODEL_KEY}`, 'content-type': 'application/json' }
  const body = { model: 'mistral-small-latest', messages, stream: true, max_tokens: 200 }
  request(`${MODEL_URL}/v1/chat/completions`, { method: 'POST', agent, headers }, (answer) =>
    speak(socket, answer, (text) => messages.push({ role: 'assistant', content: text })),
  ).end(JSON.stringify(body))
}

function speak(socket: WebSocket, answer: IncomingMessage, onEnd: (text: string) => void): void {
  let buffer = ''
  let text = ''
  answer.setEncoding('utf8')
  answer.on('data', (chunk: string) => {
    const events = (buffer + chunk).split('\n\n')
    buffer = events.pop() ?? ''
    for (const event of events) {
      const token = event === 'data: [DONE]' ? '' : textOf(event)
      text += token
      if (token !== '') send(socket, token, false)
    }
  })
  answer.on('end', () => {
    send(socket, ` ${closingQuestion}`, true)
    onEnd(text)
  })
}

function textOf(event: string): string {
  return JSON.parse(event.slice('data: '.length)).choices[0]?.delta.content ?? ''
}

function send(socket: WebSocket, token: string, last: boolean): void {
  socket.send(JSON.stringify({ type: 'text', token, last }))
}
