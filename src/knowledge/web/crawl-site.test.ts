import { expect, test } from 'vitest'
import { createManualClock } from '../../../test/fakes/manual-clock.ts'
import { etag, linksTo, type Page, readerFor, send, startSite, type TestSite } from './local-site.test-support.ts'

const siteSource = (site: TestSite, depth = 2, pages = 100) =>
  ({ kind: 'site', at: `${site.at}/`, depth, pages }) as const

test('a site is read nearest pages first, as deep as asked', async () => {
  await using site = await startSite({
    '/': linksTo('/b', '/a', '/b#times'),
    '/a': linksTo('/a/one', '/'),
    '/b': linksTo('/b/one', '/a'),
    '/b/one': linksTo('/b/one/deeper'),
    '*': 'words',
  })
  await using reader = readerFor(site)
  const all = ['document /', 'document /b', 'document /a', 'document /b/one', 'document /a/one']
  expect(await reader.short(siteSource(site, 2))).toEqual(all)
  expect(await reader.short(siteSource(site, 2))).toEqual(all)
  expect(await reader.short(siteSource(site, 1))).toEqual(all.slice(0, 3))
  expect(await reader.short(siteSource(site, 0))).toEqual(all.slice(0, 1))
})

test('no more pages are taken than asked', async () => {
  await using site = await startSite({
    '/': linksTo('/a', '/missing', '/b', '/c', '/d'),
    '/missing': send(404, {}),
    '*': 'words',
  })
  await using reader = readerFor(site)
  expect(await reader.short(siteSource(site, 1, 3))).toEqual([
    'document /',
    'document /a',
    'gone /missing',
    'document /b',
  ])
  expect(site.asked).not.toContain('/c')
})

test('links that lead out of the site, to files or nowhere are left', async () => {
  await using site = await startSite({
    '/': `${linksTo(
      'https://example.com/',
      '//example.com/x',
      'mailto:info@example.com',
      'tel:+15550100',
      'javascript:void(0)',
      'data:text/html,x',
      '/logo.PNG',
      '/style.css',
      '/all.zip',
      'http://[',
      'http://me:secret@127.0.0.1/',
      `/${'x'.repeat(2_000)}`,
      '/deep'.repeat(21),
      '/list.pdf',
    )}<a href="/ad" rel="sponsored NOFOLLOW">ad</a><area href="/map">`,
    '/list.pdf': send(200, { 'content-type': 'application/pdf' }, '%PDF'),
    '*': 'words',
  })
  await using reader = readerFor(site)
  expect(await reader.short(siteSource(site))).toEqual(['document /', 'document /list.pdf', 'document /map'])
})

test('links are read relative to the base of the page, and in one form', async () => {
  await using site = await startSite({
    '/': `<base href="/shop/">${linksTo('prices?utm_source=x&kind=a%20b&fbclid=1', 'prices?kind=a%20b', 'hours?', './hours#sunday', 'HTTP://127.0.0.1:PORT/shop/hours')}`,
    '*': 'words',
  })
  site.pages['/'] = String(site.pages['/']).replace('PORT', String(site.port))
  await using reader = readerFor(site)
  expect(await reader.short(siteSource(site))).toEqual([
    'document /',
    'document /shop/prices?kind=a%20b',
    'document /shop/hours',
  ])
})

test('traps are left after a while', async () => {
  const calendar: Page = (response, _headers, url) => {
    const day = Number(new URL(url, site.at).searchParams.get('day') ?? 0)
    const further = linksTo(
      ...Array.from({ length: 50 }, (_, index) => `?day=${day + index + 1}`),
      `${url.split('?')[0]}/again/`,
    )
    response.writeHead(200, { 'content-type': 'text/html' }).end(further)
  }
  await using site = await startSite({ '/': linksTo('/calendar/'), '*': calendar })
  await using reader = readerFor(site)
  const results = await reader.short(siteSource(site, 10, 1_000))
  expect(results.filter((result) => result.startsWith('document /calendar/?')).length).toBe(20)
  expect(results.length).toBeLessThan(100)
})

test('a page under two addresses is given once', async () => {
  await using site = await startSite({
    '/': linksTo('/old', '/new', '/older'),
    '/old': send(301, { location: '/new' }),
    '/older': send(301, { location: '/new#part' }),
    '/new': 'words',
  })
  await using reader = readerFor(site)
  expect(await reader.short(siteSource(site))).toEqual(['document /', 'document /new'])
  expect(await reader.short(siteSource(site), { [`${site.at}/older`]: etag('"1"') })).toEqual([
    'document /',
    'document /new',
    'gone /older',
  ])
})

test('pages that lead out of the site are left', async () => {
  await using other = await startSite({ '*': 'other words' })
  await using site = await startSite({
    '/': linksTo('/out', '/in'),
    '/out': send(302, { location: `${other.at}/` }),
    '/in': 'words',
  })
  await using reader = readerFor(site, { privateHosts: ['127.0.0.1'] })
  expect(await reader.short(siteSource(site))).toEqual(['document /', 'document /in'])
  expect(other.asked).toEqual([])
})

test('a known page that leads in a circle is kept', async () => {
  await using site = await startSite({ '/': linksTo('/a') })
  site.pages['/a'] = (response, _headers, url) => {
    response.writeHead(301, { location: url === '/a' ? '/a?cookie' : '/a' }).end()
  }
  await using reader = readerFor(site)
  const results = await reader.short(siteSource(site), { [`${site.at}/a`]: etag('"1"') })
  expect(results).toEqual(['document /', 'refused /a: it leads on to another address more than 5 times'])
})

test('a site that leads elsewhere does not lose what was read of it', async () => {
  await using sorry = await startSite({ '*': 'We are working on it.' })
  await using site = await startSite({ '/': send(302, { location: `${sorry.at}/` }) })
  await using reader = readerFor(site, { privateHosts: ['127.0.0.1'] })
  const reading = reader.all(siteSource(site), { [`${site.at}/a`]: etag('"1"') })
  await expect(reading).rejects.toThrow(`it leads to another site now, ${sorry.at}/; if that is meant`)
})

test('the site is where its first address leads', async () => {
  await using site = await startSite({ '/': linksTo('/in'), '/in': 'words' })
  await using door = await startSite({ '/': send(301, { location: `${site.at}/` }) })
  await using reader = readerFor(door, { privateHosts: ['127.0.0.1'] })
  const results = await reader.all({ kind: 'site', at: `${door.at}/`, depth: 1, pages: 10 })
  expect(results.map(({ address }) => address)).toEqual([`${site.at}/`, `${site.at}/in`])
})

test('pages that did not change keep their links, once they were read', async () => {
  const tagged =
    (body: string): Page =>
    (response, headers) => {
      if (headers['if-none-match'] === '"1"') response.writeHead(304).end()
      else response.writeHead(200, { 'content-type': 'text/html', etag: '"1"' }).end(body)
    }
  await using site = await startSite({
    '/': tagged(linksTo('/a')),
    '/a': tagged(linksTo('/b')),
    '/b': tagged('words'),
    '/old': tagged('old'),
  })
  const known = Object.fromEntries(['/', '/a', '/b', '/old', '/dead'].map((path) => [site.at + path, etag('"1"')]))
  await using reader = readerFor(site)
  // The first time the links are not known, so pages that have some are fetched whole.
  expect(await reader.short(siteSource(site, 2), known)).toEqual([
    'document /',
    'document /a',
    'unchanged /b',
    'gone /dead',
    'unchanged /old',
  ])
  expect(await reader.short(siteSource(site, 2), known)).toEqual([
    'unchanged /',
    'unchanged /a',
    'unchanged /b',
    'gone /dead',
    'unchanged /old',
  ])
  site.pages['/a'] = linksTo('/b', '/c')
  site.pages['/c'] = 'new'
  expect((await reader.short(siteSource(site, 2), known)).slice(0, 4)).toEqual([
    'unchanged /',
    'document /a',
    'unchanged /b',
    'document /c',
  ])
})

test('a server that fails in the middle refuses each known page by name', async () => {
  await using site = await startSite({ '/': linksTo('/a'), '*': send(500, {}) })
  await using reader = readerFor(site)
  const known = { [`${site.at}/a`]: etag('"1"'), [`${site.at}/z`]: etag('"1"'), 'https://example.com/': etag('"1"') }
  const fault = `the server at 127.0.0.1:${site.port} has a fault (500)`
  expect(await reader.short(siteSource(site, 1, 2), known)).toEqual([
    'document /',
    `refused /a: ${fault}`,
    `refused /z: ${fault}`,
  ])
})

test('when the time of the source is over, what is left is refused and the rest is kept', async () => {
  const clock = createManualClock()
  const asked = Promise.withResolvers<void>()
  await using site = await startSite({
    '/': linksTo('/a', '/slow', '/b'),
    '/a': 'words',
    '/slow': () => asked.resolve(),
    '*': 'words',
  })
  await using reader = readerFor(site, { clock, minutes: 1, timeoutMs: 120_000 })
  const results = reader.short(siteSource(site), { [`${site.at}/known`]: etag('"1"') })
  await asked.promise
  await clock.advance(60_000)
  const late = 'the time for this source (1 min) was over before it was read; knowledge.web.minutes gives it more'
  expect(await results).toEqual([
    'document /',
    'document /a',
    `refused /slow: ${late}`,
    `refused /b: ${late}`,
    `refused /known: ${late}`,
  ])
  expect(clock.sleepers()).toBe(0)
})

test('a page too deep to take apart is given without its links', async () => {
  await using site = await startSite({
    '/': linksTo('/deep', '/a'),
    '/deep': `${'<div>'.repeat(200_000)}<a href="/b">`,
    '/a': 'words',
  })
  await using reader = readerFor(site, { maxBytes: 5_000_000 })
  expect(await reader.short(siteSource(site))).toEqual(['document /', 'document /deep', 'document /a'])
})
