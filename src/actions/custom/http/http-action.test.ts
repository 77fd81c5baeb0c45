import type { ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createManualClock } from '../../../../test/fakes/manual-clock.ts'
import type { Lookup } from '../../../lib/net/guarded-agent.ts'
import { call, json, ownActions, startService } from '../own-actions.test-support.ts'

const text = '{ type: text, about: what is meant }'

/** A look-up of one field with these lines besides. */
function lookUp(host: string, lines = '', path = '/orders/{number}') {
  return `
actions:
  - name: find_order
    purpose: Looks up an order.
    input: { number: ${text} }
    privateHosts: ['${host}']
    request: { url: 'http://${host}${path}' }
    response: { pick: { state: /order/state }, say: 'The order is {state}.' }
${lines}`
}

function booking(host: string, lines = '') {
  return `
actions:
  - name: book_table
    purpose: Books a table.
    input:
      day: { type: date, about: the day }
      guests: { type: integer, about: how many, min: 1, max: 20 }
      name: { type: text, about: the name, required: false }
      terrace: { type: boolean, about: outside, required: false }
    privateHosts: ['${host}']
    request:
      method: POST
      url: 'http://${host}/bookings'
      query: { caller: '{call.from}' }
      headers: { Authorization: 'Bearer \${env:TABLES_TOKEN}', X-Name: '{name}' }
      body: { when: { day: '{day}' }, guests: '{guests}', note: 'for {name} ({guests})', tags: ['{terrace}', phone] }
${lines}`
}

const env = { TABLES_TOKEN: 't0p-secret' }

describe('a request of an action', () => {
  test('carries typed values, secrets and the key of the run', async () => {
    await using service = await startService((response) => json(response, {}))
    await using own = await ownActions(booking(service.host), { env })
    const result = await own.run('book_table', { day: '2026-12-24', guests: '4', name: 'Ann "A" Lee', extra: 1 })
    expect(result).toEqual({ outcome: 'done', text: 'It is done.', data: { status: 200, picked: {} } })
    const [request] = service.seen
    expect(request).toMatchObject({ method: 'POST', url: '/bookings?caller=%2B15550100123' })
    expect(request?.headers).toMatchObject({
      authorization: 'Bearer t0p-secret',
      'idempotency-key': 'run-1',
      'x-name': 'Ann "A" Lee',
    })
    expect(JSON.parse(request?.body ?? '')).toEqual({
      when: { day: '2026-12-24' },
      guests: 4,
      note: 'for Ann "A" Lee (4)',
      tags: ['phone'],
    })
  })

  test('leaves out a header and a value that there is none for', async () => {
    await using service = await startService((response) => json(response, {}))
    await using own = await ownActions(booking(service.host), { env })
    await own.run('book_table', { day: '2026-12-24', guests: 2, name: null, terrace: 'true' })
    expect(service.seen[0]?.headers).not.toHaveProperty('x-name')
    expect(JSON.parse(service.seen[0]?.body ?? '')).toMatchObject({ tags: [true, 'phone'] })
  })

  test('is sent as a form where that is wanted', async () => {
    await using service = await startService((response) => json(response, {}))
    const form = `
actions:
  - name: note
    purpose: Notes.
    input: { words: ${text} }
    privateHosts: ['${service.host}']
    request: { method: POST, url: 'http://${service.host}/n', bodyAs: form, body: { Words: '{words}', From: '{call.from}' } }
`
    await using own = await ownActions(form)
    await own.run('note', { words: 'a&b=c d' })
    expect(service.seen[0]?.body).toBe('Words=a%26b%3Dc+d&From=%2B15550100123')
  })

  test('is shown with its secrets masked', async () => {
    await using own = await ownActions(booking('127.0.0.1:9'), { env })
    const shown = own.actions()[0]?.preview({ day: '2026-12-24', guests: 4 }, call).join('\n')
    expect(shown).toContain('authorization: Bearer [secret]')
    expect(shown).toContain('POST http://127.0.0.1:9/bookings?caller=')
    expect(shown).not.toContain('t0p')
  })
})

describe('a value cannot change where a request goes', () => {
  test.each([
    ['A-1 2', '/orders/A-1%202'],
    ['../../admin', '/orders/..%2F..%2Fadmin'],
    ['a/../../admin', '/orders/a%2F..%2F..%2Fadmin'],
    ['%2e%2e', '/orders/%252e%252e'],
    ['x?admin=1#y', '/orders/x%3Fadmin%3D1%23y'],
    ['@evil.example', '/orders/%40evil.example'],
    ['\\\\evil.example', '/orders/%5C%5Cevil.example'],
    ['1\r\nX-Admin: 1', '/orders/1%20X-Admin%3A%201'],
    ['ﬁ．．／\u202e1', '/orders/%EF%AC%81%EF%BC%8E%EF%BC%8E%EF%BC%8F1'],
    ['\ud800x', '/orders/%EF%BF%BDx'],
  ])('%j', async (number, url) => {
    await using service = await startService((response) => json(response, { order: { state: 'sent' } }))
    await using own = await ownActions(lookUp(service.host))
    const result = await own.run('find_order', { number })
    expect(service.seen.map((request) => request.url)).toEqual([url])
    expect(service.seen[0]?.headers).not.toHaveProperty('x-admin')
    expect(result.text).toBe('The order is sent.')
  })

  test.each(['..', '.'])('a step up: %j', async (number) => {
    await using service = await startService((response) => json(response, {}))
    await using own = await ownActions(lookUp(service.host))
    expect(await own.run('find_order', { number })).toMatchObject({ outcome: 'failed' })
    expect(service.seen).toEqual([])
  })

  test('nor add a header', async () => {
    await using service = await startService((response) => json(response, {}))
    await using own = await ownActions(booking(service.host), { env })
    await own.run('book_table', { day: '2026-12-24', guests: 4, name: 'Zoë\r\nX-Admin: 1' })
    expect(service.seen[0]?.headers).toMatchObject({ 'x-name': 'Zo%C3%AB X-Admin: 1' })
    expect(service.seen[0]?.headers).not.toHaveProperty('x-admin')
  })
})

describe('an input', () => {
  test.each([
    [{ day: '2026-02-30', guests: 4 }, 'day must be a date like 2026-12-24.'],
    [{ day: 'tomorrow' }, 'day must be a date like 2026-12-24. guests is missing; ask the caller for it.'],
    [{ day: '2026-12-24', guests: 21 }, 'guests must be a whole number from 1 up to 20.'],
    [{ day: '2026-12-24', guests: 1.5 }, 'guests must be a whole number from 1 up to 20.'],
    [{ day: '2026-12-24', guests: '0x10' }, 'guests must be a whole number from 1 up to 20.'],
    [{ day: { $ne: 1 }, guests: 4 }, 'day must be a date like 2026-12-24.'],
    [[], 'The input must be an object.'],
  ])('that does not fit is explained to the model: %j', async (input, problem) => {
    await using own = await ownActions(booking('127.0.0.1:9'), { env })
    expect(own.actions()[0]?.parse(input)).toEqual({ problem })
  })

  const kinds = `
actions:
  - name: kinds
    purpose: All kinds.
    input:
      at: { type: time, about: when, required: false }
      phone: { type: phone, about: number, required: false, logged: false }
      size: { type: choice, choices: [Small, Large], about: how large, required: false }
      code: { type: text, about: code, pattern: '[A-Z]{2}\\d{3}', characters: 10, required: false }
      price: { type: number, min: 0, about: price, required: false }
    request: { url: 'https://api.example.org/' }
`
  test.each([
    [{ at: '9:30' }, { at: '09:30' }],
    [{ phone: '(415) 555-0132' }, { phone: '+14155550132' }],
    [{ phone: '+49 30 123456' }, { phone: '+4930123456' }],
    [{ size: 'large' }, { size: 'Large' }],
    [{ code: 'AB123' }, { code: 'AB123' }],
    [{ price: '12.50' }, { price: 12.5 }],
  ])('is read: %j', async (input, values) => {
    await using own = await ownActions(kinds, { env: { TWILIO_PHONE_NUMBER: '+14155550100' } })
    expect(own.actions()[0]?.parse(input)).toMatchObject({ input: values })
  })

  test.each([
    [{ at: '25:00' }],
    [{ phone: 'my number' }],
    [{ size: 'huge' }],
    [{ code: 'xAB123' }],
    [{ code: 'AB1234567890' }],
    [{ price: -1 }],
  ])('is refused: %j', async (input) => {
    await using own = await ownActions(kinds)
    expect(own.actions()[0]?.parse(input)).toEqual({ problem: expect.stringContaining('must be') })
  })

  test('keeps out of the log what the owner says', async () => {
    await using own = await ownActions(kinds)
    expect(own.actions()[0]?.parse({ phone: '+4930123456', size: 'small' })).toMatchObject({
      shown: { phone: '[not logged]', size: 'Small' },
    })
  })

  test('that means the same has the same key', async () => {
    await using own = await ownActions(booking('127.0.0.1:9'), { env })
    const key = (input: unknown) => (own.actions()[0]?.parse(input) as { key: string } | undefined)?.key
    expect(key({ guests: '4', day: '2026-12-24', name: 'ann  lee' })).toBe(
      key({ day: '2026-12-24', name: 'Ann Lee', guests: 4 }),
    )
    expect(key({ guests: 4, day: '2026-12-24' })).not.toBe(key({ guests: 5, day: '2026-12-24' }))
  })
})

describe('an answer', () => {
  /** What comes of a look-up that is answered so. */
  async function outcome(answer: (response: ServerResponse) => void, lines = '') {
    await using service = await startService(answer)
    await using own = await ownActions(lookUp(service.host).replace(/ {4}response: .*\n/, '') + lines)
    return await own.run('find_order', { number: '1' })
  }

  const pick =
    '    response: { pick: { state: /order/state, items: /order/items }, failWhen: { at: /error, say: It is locked. } }\n'

  test('gives only what is picked, on one line', async () => {
    const result = await outcome(
      (response) => json(response, { order: { state: 'on\nits\u0000 way\u202e', items: ['a', 'b'], owner: 'X' } }),
      pick,
    )
    expect(result).toMatchObject({ outcome: 'done', text: 'state: on its way; items: a, b' })
    expect(JSON.stringify(result)).not.toContain('owner')
  })

  test('that sends our secrets back is told without them', async () => {
    await using service = await startService((response, { headers }) => json(response, { got: headers.authorization }))
    const lines = '    response: { pick: { got: /got } }\n'
    await using own = await ownActions(booking(service.host, lines), { env })
    const result = await own.run('book_table', { day: '2026-12-24', guests: 4 })
    expect(result).toMatchObject({ text: 'got: Bearer [secret]', data: { picked: { got: 'Bearer [secret]' } } })
  })

  test('is cut to a length', async () => {
    const result = await outcome((response) => json(response, { order: { state: 'x'.repeat(10_000) } }), pick)
    expect(result.text.length).toBeLessThan(600)
  })

  test('in plain text is taken whole', async () => {
    const answer = (response: ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'text/plain' }).end('All is\nwell.')
    expect(await outcome(answer, "    response: { pick: { words: '' }, say: '{words}' }\n")).toMatchObject({
      text: 'All is well.',
    })
  })

  test('that says it failed is a failure', async () => {
    expect(await outcome((response) => json(response, { error: { code: 1 } }), pick)).toMatchObject({
      outcome: 'failed',
      text: 'It is locked.',
    })
  })

  test('with a status that the owner knows says what that means', async () => {
    const lines = "    response: { byStatus: { '404': There is no such order. } }\n"
    expect(await outcome((response) => json(response, {}, 404), lines)).toMatchObject({
      outcome: 'done',
      text: 'There is no such order.',
    })
    expect(await outcome((response) => json(response, { secret: 1 }, 500), lines)).toEqual({
      outcome: 'failed',
      text: 'The service refused the request (status 500).',
      data: { status: 500 },
    })
  })

  test('does not reach into what objects inherit', async () => {
    const lines = '    response: { pick: { a: /__proto__/toString, b: /constructor/name } }\n'
    expect(await outcome((response) => json(response, {}), lines)).toMatchObject({ text: 'a: (nothing); b: (nothing)' })
  })

  const html = (response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Hi</h1>')
  const broken = (response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'application/json' }).end('{"a":')
  const packed = (response: ServerResponse) =>
    void response
      .writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' })
      .end(gzipSync(JSON.stringify('x'.repeat(50_000_000))))
  const huge = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json' })
    const more = () => {
      while (response.write(`"${'x'.repeat(65_536)}",`)) if (response.destroyed) return
      response.once('drain', more)
    }
    more()
  }
  const cutOff = (response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 100 }).write('{')
    setImmediate(() => response.destroy())
  }
  test.each([
    ['a page', html],
    ['broken JSON', broken],
    ['a packed bomb', packed],
    ['no end', huge],
    ['less than announced', cutOff],
  ])('that is %s is a failure without its words', async (_name, answer) => {
    const result = await outcome(answer, pick)
    expect(result).toMatchObject({
      outcome: 'failed',
      text: expect.stringMatching(/^The service (?:gave an answer that|cannot be reached)/),
    })
    expect(result.text).not.toMatch(/127\.0\.0\.1|http/)
  })

  test('that is nested without end does no harm', async () => {
    const deep = `{"order":{"state":${'['.repeat(60_000)}${']'.repeat(60_000)}}}`
    const answer = (response: ServerResponse) =>
      void response.writeHead(200, { 'content-type': 'application/json' }).end(deep)
    expect((await outcome(answer, pick)).text.length).toBeLessThan(600)
  })
})

describe('a redirect', () => {
  const to =
    (location: string, status = 302) =>
    (response: ServerResponse) =>
      void response.writeHead(status, { location }).end()

  test('within the service is followed', async () => {
    await using service = await startService((response, _request, count) =>
      count === 1 ? to('/other')(response) : json(response, { order: { state: 'sent' } }),
    )
    await using own = await ownActions(lookUp(service.host))
    expect(await own.run('find_order', { number: '1' })).toMatchObject({ text: 'The order is sent.' })
  })

  test.each([
    'http://169.254.169.254/latest/meta-data',
    'https://evil.example/',
    '//evil.example/',
    'file:///etc/passwd',
  ])('to %s is not', async (location) => {
    await using service = await startService(to(location))
    await using own = await ownActions(lookUp(service.host))
    expect(await own.run('find_order', { number: '1' })).toMatchObject({
      outcome: 'failed',
      data: { detail: 'a redirect to another host' },
    })
    expect(service.seen).toHaveLength(1)
  })

  test('in a circle ends', async () => {
    await using service = await startService(to('/again'))
    await using own = await ownActions(lookUp(service.host))
    expect(await own.run('find_order', { number: '1' })).toMatchObject({ outcome: 'failed' })
    expect(service.seen).toHaveLength(4)
  })

  test('after a change is not followed', async () => {
    await using service = await startService(to('/again', 307))
    await using own = await ownActions(booking(service.host), { env })
    expect(await own.run('book_table', { day: '2026-12-24', guests: 4 })).toMatchObject({ outcome: 'failed' })
    expect(service.seen).toHaveLength(1)
  })
})

describe('a private network', () => {
  const names = (addresses: string[]): Lookup => {
    return (_host, _options, done) =>
      done(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )
  }
  const open = `
actions:
  - { name: find, purpose: Finds., request: { url: 'https://api.example.org/' } }
`
  test.each(['10.0.0.5', '127.0.0.1', '169.254.169.254', 'fd00:ec2::254', '::ffff:10.0.0.5'])(
    'is not reached by a name: %s',
    async (address) => {
      await using own = await ownActions(open, { lookup: names(['8.8.8.8', address]) })
      const result = await own.run('find', {})
      expect(result).toMatchObject({ outcome: 'failed', text: 'The service cannot be reached.' })
      expect(result.data).toEqual({
        detail: `api.example.org leads to a private network (${address}); list the host under privateHosts if that is meant`,
      })
    },
  )
})

describe('a request is tried again', () => {
  const failing = (times: number) => (response: ServerResponse, _request: unknown, count: number) =>
    count <= times ? json(response, {}, 503) : json(response, { order: { state: 'sent' } })

  test('as often as the owner says, with the same key', async () => {
    await using service = await startService(failing(2))
    await using own = await ownActions(booking(service.host, '    retries: 2\n'), { env })
    expect(await own.run('book_table', { day: '2026-12-24', guests: 4 })).toMatchObject({ outcome: 'done' })
    expect(service.seen.map(({ headers }) => headers['idempotency-key'])).toEqual(['run-1', 'run-1', 'run-1'])
  })

  test('not at all unless the owner says so', async () => {
    await using service = await startService(failing(1))
    await using own = await ownActions(lookUp(service.host))
    expect(await own.run('find_order', { number: '1' })).toMatchObject({ outcome: 'failed', data: { status: 503 } })
    expect(service.seen).toHaveLength(1)
  })
})

test('a result is used again for the same request only, and not for ever', async () => {
  await using service = await startService((response, _request, count) =>
    json(response, { order: { state: `state ${count}` } }),
  )
  const clock = createManualClock()
  await using own = await ownActions(lookUp(service.host, '    cacheSeconds: 60\n'), { clock })
  const texts: string[] = []
  for (const number of ['1', '1', '2']) texts.push((await own.run('find_order', { number })).text)
  await clock.advance(60_000)
  texts.push((await own.run('find_order', { number: '1' })).text)
  expect(texts).toEqual([
    'The order is state 1.',
    'The order is state 1.',
    'The order is state 2.',
    'The order is state 3.',
  ])
})

test('a service that never answers fails after its time and the time for late results', async () => {
  const { promise: asked, resolve } = Promise.withResolvers<void>()
  await using service = await startService(() => resolve())
  const clock = createManualClock()
  await using own = await ownActions(lookUp(service.host, '    timeoutMs: 1000\n'), { clock })
  const running = own.run('find_order', { number: '1' })
  await asked
  await clock.advance(20_999)
  expect(clock.sleepers()).toBe(1)
  await clock.advance(1)
  expect(await running).toMatchObject({ outcome: 'failed', text: 'The service did not answer in time.' })
  expect(clock.sleepers()).toBe(0)
})

test('an aborted run rejects with the reason', async () => {
  const { promise: asked, resolve } = Promise.withResolvers<void>()
  await using service = await startService(() => resolve())
  await using own = await ownActions(lookUp(service.host))
  const stop = new AbortController()
  const running = own.actions()[0]?.run({ number: '1' }, call, stop.signal)
  await asked
  stop.abort(new Error('superseded'))
  await expect(running).rejects.toThrow('superseded')
})
