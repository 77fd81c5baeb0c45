import { Buffer } from 'node:buffer'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { createManualClock } from '../../../test/fakes/manual-clock.ts'
import { etag, hastyClock, type Page, readerFor, send, startSite } from './local-site.test-support.ts'
import type { WebReaderSettings } from './web-reader.ts'

const html = { 'content-type': 'text/html' }

async function readPage(page: Page, settings: Partial<WebReaderSettings> = {}) {
  await using site = await startSite({ '/page': page, '/end': 'the end' })
  await using reader = readerFor(site, settings)
  const results = await reader.all({ kind: 'page', at: `${site.at}/page#top` })
  expect(results).toHaveLength(1)
  const [result] = results
  if (!result) throw new Error('no result')
  return {
    ...result,
    path: result.address.replace(site.at, ''),
    reason: result.type === 'refused' ? result.reason : '',
  }
}

test('a page is given with its bytes, type and validators', async () => {
  const headers = {
    'content-type': 'Text/HTML; charset="ISO-8859-1"',
    etag: '"7"',
    'last-modified': 'Mon, 01 Jun 2026 08:00:00 GMT',
  }
  expect(await readPage(send(200, headers, '<p>Parking is free.</p>'))).toMatchObject({
    type: 'document',
    path: '/page',
    contentType: 'text/html',
    charset: 'iso-8859-1',
    bytes: Buffer.from('<p>Parking is free.</p>'),
    etag: '"7"',
    lastModified: 'Mon, 01 Jun 2026 08:00:00 GMT',
  })
})

test('a page may be a PDF', async () => {
  const result = await readPage(send(200, { 'content-type': 'application/pdf' }, '%PDF-1.7'))
  expect(result).toMatchObject({ type: 'document', contentType: 'application/pdf', charset: null, etag: null })
})

test('packed pages are unpacked', async () => {
  const packed = { gzip: gzipSync('words'), br: brotliCompressSync('words') }
  for (const [encoding, bytes] of Object.entries(packed)) {
    const result = await readPage(send(200, { ...html, 'content-encoding': encoding }, bytes))
    expect(result).toMatchObject({ type: 'document', bytes: Buffer.from('words') })
  }
})

test('a page that did not change is not sent again', async () => {
  const page: Page = (response, headers) => {
    if (headers['if-none-match'] === '"1"') response.writeHead(304).end()
    else response.writeHead(200, { ...html, etag: '"1"' }).end('words')
  }
  await using site = await startSite({ '/page': page })
  await using reader = readerFor(site)
  const source = { kind: 'page', at: `${site.at}/page` } as const
  expect(await reader.short(source, { [`${site.at}/page`]: etag('"0"') })).toEqual(['document /page'])
  expect(await reader.short(source, { [`${site.at}/page`]: etag('"1"') })).toEqual(['unchanged /page'])
})

test('a server without ETag is asked by the date', async () => {
  await using site = await startSite({ '/page': send(304, {}) })
  await using reader = readerFor(site)
  const known = { [`${site.at}/page`]: { etag: null, lastModified: 'Mon, 01 Jun 2026 08:00:00 GMT' } }
  expect(await reader.short({ kind: 'page', at: `${site.at}/page` }, known)).toEqual(['unchanged /page'])
  expect(site.headers.at(-1)).toMatchObject({
    'if-modified-since': 'Mon, 01 Jun 2026 08:00:00 GMT',
    'user-agent': 'Frontdesk',
  })
})

test.each([404, 410])('a page answered with %d is gone', async (status) => {
  expect(await readPage(send(status, html, 'no such page'))).toMatchObject({ type: 'gone', path: '/page' })
})

test.each([
  [403, 'does not let everybody read it (403)'],
  [500, 'has a fault (500)'],
  [429, 'gets too many requests (429)'],
  [206, 'answered with 206'],
])('a page answered with %d is refused', async (status, reason) => {
  expect((await readPage(send(status, html))).reason).toContain(reason)
})

test('what is no document is refused without being read', async () => {
  const picture: Page = (response) => void response.writeHead(200, { 'content-type': 'image/png' }).write('\x89PNG') // and never ends
  expect((await readPage(picture)).reason).toBe('it is no document that can be read (image/png)')
})

test('a page that is larger than allowed is refused by what it announces', async () => {
  expect((await readPage(send(200, { ...html, 'content-length': '5000000' }))).reason).toBe('it is larger than 1 MB')
})

test('an endless page is stopped at the limit', async () => {
  const endless: Page = (response) => {
    response.writeHead(200, html)
    const more = () => {
      while (response.write('words and more words '.repeat(500)));
    }
    response.on('drain', more)
    more()
  }
  expect((await readPage(endless)).reason).toBe('it is larger than 1 MB')
})

test('a small body that unpacks to a huge one is stopped at the limit', async () => {
  const bomb = gzipSync(Buffer.alloc(50_000_000))
  expect(bomb.length).toBeLessThan(100_000)
  expect((await readPage(send(200, { ...html, 'content-encoding': 'gzip' }, bomb))).reason).toBe(
    'it is larger than 1 MB',
  )
})

test('damaged and unknown packing is refused', async () => {
  const cut = gzipSync('words '.repeat(1_000)).subarray(0, 40)
  expect((await readPage(send(200, { ...html, 'content-encoding': 'gzip' }, cut))).reason).toMatch(/cut off|damaged/)
  expect((await readPage(send(200, { ...html, 'content-encoding': 'br' }, 'not brotli'))).reason).toContain('damaged')
  expect((await readPage(send(200, { ...html, 'content-encoding': 'gzip, br' }, cut))).reason).toContain('packed')
})

test('a body that never ends is given up after the time-out', async () => {
  const clock = createManualClock()
  const asked = Promise.withResolvers<void>()
  const slow: Page = (response) => {
    response.writeHead(200, html).write('the beginning')
    asked.resolve()
  }
  await using site = await startSite({ '/page': slow })
  await using reader = readerFor(site, { clock, timeoutMs: 3_000 })
  const results = reader.short({ kind: 'page', at: `${site.at}/page` })
  await asked.promise
  await clock.advance(3_000)
  expect(await results).toEqual([
    `refused /page: the server at 127.0.0.1:${site.port} did not answer in full within 3 seconds`,
  ])
  expect(clock.sleepers()).toBe(0)
})

test('a connection that breaks is told as such', async () => {
  const broken: Page = (response) => void response.writeHead(200, html).write('half', () => response.destroy())
  expect((await readPage(broken)).reason).toMatch(/broke off the connection/)
})

test('a page that moved is given under its new address, and its old one is gone', async () => {
  await using site = await startSite({ '/old': send(301, { location: '/new' }), '/new': 'words' })
  await using reader = readerFor(site)
  const source = { kind: 'page', at: `${site.at}/old` } as const
  expect(await reader.short(source)).toEqual(['document /new'])
  expect(await reader.short(source, { [`${site.at}/old`]: etag('"1"') })).toEqual(['gone /old', 'document /new'])
})

test('a page that leads elsewhere for the time being is kept', async () => {
  await using site = await startSite({ '/page': send(302, { location: '/sorry' }), '/sorry': 'We are working on it.' })
  await using reader = readerFor(site)
  const known = { [`${site.at}/page`]: etag('"1"') }
  expect(await reader.short({ kind: 'page', at: `${site.at}/page` }, known)).toEqual([
    `refused /page: it leads to ${site.at}/sorry for the time being`,
    'document /sorry',
  ])
})

test('a server that says "unchanged" without being asked is not believed', async () => {
  expect((await readPage(send(304, {}))).reason).toContain('though it was never read')
})

test('the new address of a page is asked whether it changed', async () => {
  await using site = await startSite({ '/old': send(302, { location: '/new' }), '/new': send(304, {}) })
  await using reader = readerFor(site)
  const known = { [`${site.at}/new`]: etag('"1"') }
  expect(await reader.short({ kind: 'page', at: `${site.at}/old` }, known)).toEqual(['unchanged /new'])
})

test.each([
  ['/page', 'it leads on to another address more than 5 times'],
  ['', 'it leads on to another address without saying which'],
  ['http://', 'it leads on to another address without saying which'],
  ['ftp://example.com/list', 'it leads to ftp:, which is not read'],
  ['file:///etc/passwd', 'it leads to file:, which is not read'],
  ['http://me:secret@example.com/', 'its address holds a user or a password'],
  ['http://example.com:22/', 'it leads to port 22 of example.com'],
])('a redirect to "%s" is refused', async (location, reason) => {
  const { reason: given } = await readPage(send(302, { location }))
  expect(given).toContain(reason)
  expect(given).not.toContain('secret')
})

test('a short break that the server asks for is taken once', async () => {
  const slept: number[] = []
  const busy: Page = (response) => {
    response.writeHead(503, { 'retry-after': '19' }).end()
    site.pages['/page'] = 'words'
  }
  await using site = await startSite({ '/page': busy })
  await using reader = readerFor(site, { clock: hastyClock(slept), timeoutMs: 120_000 })
  expect(await reader.short({ kind: 'page', at: `${site.at}/page` })).toEqual(['document /page'])
  expect(slept).toEqual([19_000])
})

test('a server that goes on asking for a break is left alone', async () => {
  const slept: number[] = []
  const until = new Date(Date.now() + 90_000).toUTCString()
  await using site = await startSite({
    '/short': send(429, { 'retry-after': '2' }),
    '/long': send(503, { 'retry-after': '31' }),
    '/date': send(503, { 'retry-after': until }),
  })
  await using reader = readerFor(site, { clock: hastyClock(slept), timeoutMs: 120_000 })
  for (const path of ['/short', '/long', '/date']) {
    const results = await reader.short({ kind: 'page', at: site.at + path })
    expect(results).toEqual([`refused ${path}: the server at 127.0.0.1:${site.port} asks to be left alone for now`])
  }
  expect(slept).toEqual([2_000])
})

test('a reader that is stopped says so, and keeps no timer', async () => {
  const clock = createManualClock()
  const asked = Promise.withResolvers<void>()
  await using site = await startSite({ '/page': () => asked.resolve() })
  await using reader = readerFor(site, { clock })
  const stop = new AbortController()
  const results = reader.all({ kind: 'page', at: `${site.at}/page` }, {}, stop.signal)
  const failed = expect(results).rejects.toThrow('enough')
  await asked.promise
  stop.abort(new Error('enough'))
  await failed
  expect(clock.sleepers()).toBe(0)
})

test('closing the reader ends what is under way', async () => {
  const asked = Promise.withResolvers<void>()
  await using site = await startSite({ '/page': () => asked.resolve() })
  const reader = readerFor(site)
  const failed = expect(reader.all({ kind: 'page', at: `${site.at}/page` })).rejects.toThrow('was closed')
  await asked.promise
  await reader.close()
  await failed
})
