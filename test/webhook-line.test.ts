import { describe, expect, test } from 'vitest'
import { answer } from './fakes/fake-mistral.ts'
import { closing, follow, greeting, openLines, words } from './support/lines.ts'
import { redirectOf, spokenIn } from './support/test-app.ts'

const lines = openLines()

describe('a question and its answer', () => {
  test('are greeted, streamed sentence by sentence, and followed by the closing question', async () => {
    const line = await lines.start()
    lines.mistral.script({
      kind: 'answer',
      tokens: ['We open', ' at 8:00', ' a.m.', ' on weekdays.', ' On Sunday', ' we are', ' closed.'],
      tokenMs: 30,
    })
    const greeted = await line.call()
    expect(spokenIn(greeted.body)).toEqual([greeting])
    expect(greeted.body).toContain('<Gather input="dtmf speech" action="/process_speech?turn=1"')

    const first = await line.say(1, 'When do you open?')
    expect(words(spokenIn(first.body))).toBe('We open at eight a m on weekdays.')
    expect(redirectOf(first.body)).toBe('/speak_response?turn=1&from=1&waits=0')
    const rest = await line.goOn('/speak_response?turn=1&from=1&waits=0')
    expect(spokenIn(rest.body)).toEqual(['On Sunday we are closed.', closing])
    expect(rest.body).toContain('action="/process_speech?turn=2"')
  })

  test('a short answer is spoken whole, without a redirect', async () => {
    const line = await lines.start()
    lines.mistral.script(answer('We are at 12 River Street.'))
    await line.call()
    const { body } = await line.say(1, 'Where are you?')
    expect(spokenIn(body)).toEqual(['We are at twelve River Street.', closing])
    expect(redirectOf(body)).toBeNull()
  })

  test('an answer that asks something itself has no closing question after it, and "no" is then an answer', async () => {
    const line = await lines.start()
    lines.mistral.script(answer('Do you have an appointment?'), answer('Then please call the clinic first.'))
    await line.call()
    const asked = await line.say(1, 'I want to see the doctor')
    expect(spokenIn(asked.body)).toEqual(['Do you have an appointment?'])
    const said = await follow(line, await line.say(2, 'No'))
    expect(said).toEqual(['Then please call the clinic first.', closing])
    const { messages } = lines.mistral.requests.at(-1) ?? { messages: [] }
    expect(messages.map((message) => message['role'])).toEqual(['system', 'user', 'assistant', 'user'])
  })

  test('patience ends with a filler, never the same twice in a row', async () => {
    const line = await lines.start()
    lines.mistral.script(answer('Here it is.', { firstTokenMs: 800 }))
    await line.call()
    const said = await follow(line, await line.say(1, 'Where is it?'))
    expect(said.slice(-2)).toEqual(['Here it is.', closing])
    const fillers = said.slice(0, -2)
    expect(fillers.length).toBeGreaterThanOrEqual(2)
    fillers.forEach((filler, place) => {
      expect(filler).not.toBe(fillers[place + 1])
    })
  })

  test('markup, links and emoji do not reach the voice', async () => {
    const line = await lines.start()
    lines.mistral.script(answer('# Hours\n\n* **Open** 9-5 👍 [see](https://example.org/x)\n\n`code` <break/> & more.'))
    await line.call()
    const said = words(await follow(line, await line.say(1, 'Hours?')))
    expect(said).not.toMatch(/[*#[\]`<👍]|https?:|&lt;break/u)
  })

  test('keypad digits are heard as input', async () => {
    const line = await lines.start()
    lines.mistral.script(answer('You pressed one.'))
    await line.call()
    expect(words(await follow(line, await line.say(1, '', { Digits: '1' })))).toContain('You pressed one.')
    expect(JSON.stringify(lines.mistral.requests[0]?.messages)).toContain('pressed 1 on the keypad')
  })
})

describe('silence, doubt and goodbye', () => {
  test('the silence ladder ends in a farewell, and words in between start it anew', async () => {
    const line = await lines.start()
    lines.mistral.always(answer('Yes.'))
    await line.call()
    const first = await line.say(1, '')
    await line.say(2, 'Are you there?')
    const again = await line.say(3, '')
    expect(again.body.replaceAll('turn=4', 'turn=2')).toBe(first.body)
    const second = await line.say(4, '')
    expect(spokenIn(second.body)).not.toEqual(spokenIn(first.body))
    const last = await line.say(5, '')
    expect(last.body).toContain('<Hangup/>')
  })

  test('doubtful words are asked for once, then taken', async () => {
    const line = await lines.start()
    lines.mistral.script(answer('We are open.'))
    await line.call()
    const doubted = await line.say(1, 'our you open', { Confidence: '0.1' })
    expect(words(spokenIn(doubted.body))).toContain('say it again')
    expect(words(await follow(line, await line.say(2, 'are you open', { Confidence: '0.1' })))).toContain(
      'We are open.',
    )
    expect(lines.mistral.requests).toHaveLength(1)
    expect(JSON.stringify(lines.mistral.requests[0]?.messages)).not.toContain('our you open')
  })

  test.each(['No, thank you.', 'Goodbye'])('%j after the closing question ends the call', async (goodbye) => {
    const line = await lines.start()
    lines.mistral.script(answer('We are open.'))
    await line.call()
    await follow(line, await line.say(1, 'Are you open?'))
    const { body } = await line.say(2, goodbye)
    expect(spokenIn(body)).toEqual(['Thank you for calling. Goodbye!'])
    expect(body).toContain('<Hangup/>')
    const late = await line.say(3, 'Hello?')
    expect(late.body).toContain('<Hangup/>')
  })
})

describe('what the model is asked', () => {
  test('the history has what was said, and two caller turns in a row are one', async () => {
    const line = await lines.start()
    await line.call()
    lines.mistral.script({ kind: 'hang' })
    const unheard = line.say(1, 'Do you have')
    await lines.mistral.nextRequest()
    lines.mistral.script(answer('Yes, behind the house.'), answer('Two dollars an hour.'))
    const merged = await line.say(2, 'parking?')
    await unheard
    await follow(line, merged)
    await follow(line, await line.say(3, 'What does it cost?'))
    const asked = lines.mistral.requests.map(({ messages }) => messages.map(({ role }) => role))
    expect(asked).toEqual([
      ['system', 'user'],
      ['system', 'user'],
      ['system', 'user', 'assistant', 'user'],
    ])
    expect(String(lines.mistral.requests[1]?.messages[1]?.['content'])).toContain('Do you have parking?')
    expect(lines.mistral.requests[2]?.messages[2]?.['content']).toBe('Yes, behind the house.')
  })

  test('the system text is the same bytes in every turn, and the cache key is the call', async () => {
    const line = await lines.start()
    lines.mistral.always(answer('Yes.'))
    await line.call()
    await line.say(1, 'One?')
    await line.say(2, 'Two?')
    const [first, second] = lines.mistral.requests
    expect(second?.messages[0]).toEqual(first?.messages[0])
    expect(second?.body['prompt_cache_key']).toBe(line.callSid)
  })

  test('a new turn stops the old one at the model', async () => {
    const line = await lines.start()
    await line.call()
    lines.mistral.script({ kind: 'silence' }, answer('Yes.'))
    const unheard = line.say(1, 'First')
    const request = await lines.mistral.nextRequest()
    await line.say(2, 'Second')
    expect(await request.ended).toBe('aborted')
    const { body } = await unheard
    expect(redirectOf(body)).toMatch(/^\/speak_response\?turn=2&/)
  })

  test('hanging up stops it too', async () => {
    const line = await lines.start()
    await line.call()
    lines.mistral.script({ kind: 'silence' })
    const unheard = line.say(1, 'First')
    const request = await lines.mistral.nextRequest()
    await line.hangUp()
    expect(await request.ended).toBe('aborted')
    expect((await unheard).body).toContain('<Hangup/>')
  })
})
