import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { etag, type Page, readerFor, send, startSite, type TestSite } from './local-site.test-support.ts'
import { WebSourceError } from './web-reader.ts'

const xml = (body: string | Uint8Array) => send(200, { 'content-type': 'application/xml' }, body)
const namespace = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
const urls = (site: TestSite, ...paths: string[]) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<urlset ${namespace}>${paths
    .map(
      (path) => `<url><loc>\n ${path.includes(':') ? path : site.at + path} </loc><lastmod>2026-06-01</lastmod></url>`,
    )
    .join('')}</urlset>`
const index = (site: TestSite, ...paths: string[]) =>
  `<sitemapindex ${namespace}>${paths.map((path) => `<sitemap><loc>${site.at}${path}</loc></sitemap>`).join('')}</sitemapindex>`

async function withSite(pages: (site: TestSite) => Record<string, Page>) {
  const site = await startSite({})
  site.pages = { '*': 'words', '/robots.txt': send(404, {}), ...pages(site) }
  const reader = readerFor(site)
  return {
    site,
    short: (pages = 100, known = {}) => reader.short({ kind: 'sitemap', at: `${site.at}/sitemap.xml`, pages }, known),
    async [Symbol.asyncDispose]() {
      await reader.close()
      await site[Symbol.asyncDispose]()
    },
  }
}

test('the pages of a sitemap are read in its order, those of the same site', async () => {
  await using it = await withSite((site) => ({
    '/sitemap.xml': xml(
      urls(site, '/b', '/a?x=1&amp;y=2', 'https://example.com/else', '/b#part', '/c', 'ftp://127.0.0.1/x'),
    ),
  }))
  expect(await it.short()).toEqual(['document /b', 'document /a?x=1&y=2', 'document /c'])
  expect(await it.short(2)).toEqual(['document /b', 'document /a?x=1&y=2'])
})

test('known pages are asked whether they changed, and those not listed have no part in it', async () => {
  await using it = await withSite((site) => ({
    '/sitemap.xml': xml(urls(site, '/a', '/b')),
    '/a': send(304, {}),
    '/b': send(404, {}),
  }))
  const known = Object.fromEntries(['/a', '/b', '/c'].map((path) => [it.site.at + path, etag('"1"')]))
  expect(await it.short(100, known)).toEqual(['unchanged /a', 'gone /b'])
  expect(it.site.asked).not.toContain('/c')
})

test('sitemaps of sitemaps are followed, packed or not, each once', async () => {
  await using it = await withSite((site) => ({
    '/sitemap.xml': xml(index(site, '/one.xml.gz', '/two.txt', '/sitemap.xml', '/one.xml.gz')),
    '/one.xml.gz': send(200, { 'content-type': 'application/x-gzip' }, gzipSync(urls(site, '/one'))),
    '/two.txt': send(
      200,
      { 'content-type': 'text/plain' },
      `\uFEFF${site.at}/two\r\n\r\nnonsense\r\n${site.at}/three\r\n`,
    ),
  }))
  expect(await it.short()).toEqual(['document /one', 'document /two', 'document /three'])
  expect(it.site.asked.filter((path) => path === '/one.xml.gz')).toHaveLength(1)
})

test('a sitemap within that cannot be read is told, and known pages are visited in any case', async () => {
  await using it = await withSite((site) => ({
    '/sitemap.xml': xml(index(site, '/good.xml', '/bad.xml', '/missing.xml')),
    '/good.xml': xml(urls(site, '/a')),
    '/bad.xml': xml('<urlset><url>'),
    '/missing.xml': send(404, {}),
    '/known': send(304, {}),
  }))
  expect(await it.short(100, { [`${it.site.at}/known`]: etag('"1"') })).toEqual([
    'document /a',
    'refused /bad.xml: it is not well-formed XML',
    `refused /missing.xml: the server at 127.0.0.1:${it.site.port} does not have it (404)`,
    'unchanged /known',
  ])
})

test('sitemaps are followed three deep and no deeper', async () => {
  await using it = await withSite((site) => ({
    '/sitemap.xml': xml(index(site, '/1')),
    '/1': xml(index(site, '/2')),
    '/2': xml(index(site, '/3', '/fine')),
    '/3': xml(index(site, '/4')),
    '/fine': xml(urls(site, '/page')),
  }))
  expect(await it.short()).toEqual(['refused /4: it is a sitemap within sitemaps, more than 3 deep', 'document /page'])
})

test.each<[string, string | Uint8Array, string]>([
  ['a web page', '<!DOCTYPE html><html><body>Not found</body></html>', 'it is a web page, not a sitemap'],
  ['a feed', '<rss version="2.0"><channel/></rss>', 'it is not a sitemap but <rss>'],
  ['nothing', '', 'it lists no addresses'],
  ['words', 'Page not found', 'it lists no addresses'],
  ['cut XML', '<urlset><url><loc>http://exam', 'it is not well-formed XML'],
  [
    'an entity bomb',
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><urlset>&b;</urlset>',
    'document type declaration',
  ],
  [
    'an entity file',
    '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><urlset/>',
    'document type declaration',
  ],
  ['a damaged archive', new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2, 3]), 'it is a damaged .gz file'],
  ['a packed bomb', gzipSync(new Uint8Array(60_000_000)), 'it is larger than 50 MB'],
])('%s in place of a sitemap is refused', async (_what, body, reason) => {
  await using it = await withSite(() => ({ '/sitemap.xml': xml(body) }))
  const error = await it.short().catch((fault: unknown) => fault)
  expect(error).toBeInstanceOf(WebSourceError)
  expect(String(error)).toContain(`the sitemap: ${reason}`.replace('the sitemap: document', 'document'))
})

test('a sitemap that nests without end is refused without bringing anything down', async () => {
  await using it = await withSite(() => ({ '/sitemap.xml': xml(`<urlset>${'<a>'.repeat(300_000)}`) }))
  await expect(it.short()).rejects.toThrow(WebSourceError)
  it.site.pages['/sitemap.xml'] = xml(urls(it.site, '/a'))
  expect(await it.short()).toEqual(['document /a'])
})

test('a sitemap that is not there is told as such', async () => {
  await using it = await withSite(() => ({ '/sitemap.xml': send(404, {}) }))
  await expect(it.short()).rejects.toThrow(/does not have it \(404\)/)
})
