import { expect, test } from 'vitest'
import { createManualClock } from '../../../test/fakes/manual-clock.ts'
import { systemClock } from '../../lib/clock.ts'
import { createParseProcess } from './parse-process.ts'

const { signal } = new AbortController()
const page = (html: string) => new TextEncoder().encode(html)

test('links are found in any encoding', async () => {
  const parser = createParseProcess(systemClock)
  const html = '<a href="/prices">Prix</a>'
  const pages: [Uint8Array, string | null][] = [
    [page(html), 'no-such-charset'],
    [page(html), 'iso-8859-1'],
    [Buffer.from(`\uFEFF${html}`, 'utf16le'), null],
  ]
  for (const [bytes, charset] of pages) expect((await parser.page(bytes, charset, signal)).links).toEqual(['/prices'])
  await parser.close()
})

test('a page that takes too long is given up, and the next one is read', async () => {
  const clock = createManualClock()
  const parser = createParseProcess(clock)
  const slow = parser.page(page('<a href="/x"><b>'.repeat(100_000)), null, signal)
  const next = parser.page(page('<a href="/y">'), null, signal)
  const failed = expect(slow).rejects.toThrow('it takes too long to take apart')
  await clock.advance(20_000)
  await failed
  expect((await next).links).toEqual(['/y'])
  expect(clock.sleepers()).toBe(0)
  await parser.close()
})

test('a page that asks for endless memory is given up, and the next one is read', async () => {
  const parser = createParseProcess(createManualClock(), 64)
  // Each paragraph opens all the marks before it anew: the square of what is written.
  const marks = Array.from({ length: 500 }, (_, index) => `<b id=${index}>`).join('')
  const grows = page(`<p>${marks}${'<p>x'.repeat(50_000)}`)
  await expect(parser.page(grows, null, signal)).rejects.toThrow('it is too large to take apart')
  expect((await parser.page(page('<a href="/y">'), null, signal)).links).toEqual(['/y'])
  await parser.close()
})

test('a page is given up when its reader stops', async () => {
  const parser = createParseProcess(systemClock)
  const stop = new AbortController()
  const read = expect(parser.page(page('<a href="/x">'), null, stop.signal)).rejects.toThrow('enough')
  stop.abort(new Error('enough'))
  await read
  await parser.close()
})
