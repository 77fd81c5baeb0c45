import { expect, test } from 'vitest'
import { hastyClock, linksTo, readerFor, send, startSite } from './local-site.test-support.ts'

const text = (body: string) => send(200, { 'content-type': 'text/plain' }, body)

test('robots.txt is obeyed, and fetched once', async () => {
  await using site = await startSite({
    '/robots.txt': text(
      'User-agent: *\nDisallow: /\n\nUser-agent: frontdesk\nDisallow: /private\nAllow: /private/open',
    ),
    '/': linksTo('/a', '/private/plan', '/private/open', '/privately'),
    '*': 'words',
  })
  await using reader = readerFor(site)
  const source = { kind: 'site', at: `${site.at}/`, depth: 1, pages: 10 } as const
  expect(await reader.short(source)).toEqual(['document /', 'document /a', 'document /private/open'])
  expect(site.asked).toEqual(['/robots.txt', '/', '/a', '/private/open'])
})

test('a page that the owner named says why it is not read', async () => {
  await using site = await startSite({ '/robots.txt': text('User-agent: *\nDisallow: /page'), '/page': 'words' })
  await using reader = readerFor(site)
  expect(await reader.short({ kind: 'page', at: `${site.at}/page` })).toEqual([
    `refused /page: the robots.txt of 127.0.0.1:${site.port} asks robots not to read it`,
  ])
  expect(site.asked).toEqual(['/robots.txt'])
})

test('a page that is reached by a redirect is asked for too', async () => {
  await using site = await startSite({
    '/robots.txt': text('User-agent: *\nDisallow: /private'),
    '/page': send(302, { location: '/private' }),
    '/private': 'words',
  })
  await using reader = readerFor(site)
  expect((await reader.short({ kind: 'page', at: `${site.at}/page` })).join()).toContain('asks robots not to read it')
  expect(site.asked).not.toContain('/private')
})

test('without robots.txt everything may be read, and nothing while the server fails to give it', async () => {
  await using site = await startSite({ '/page': 'words' })
  await using reader = readerFor(site)
  const source = { kind: 'page', at: `${site.at}/page` } as const
  for (const status of [404, 403]) {
    site.pages['/robots.txt'] = send(status, {})
    expect(await reader.short(source)).toEqual(['document /page'])
  }
  site.pages['/robots.txt'] = send(500, {})
  await expect(reader.all(source)).rejects.toThrow('its robots.txt cannot be fetched now (500)')
})

test('of an endless robots.txt the beginning counts', async () => {
  const rules = `User-agent: *\nDisallow: /private\n${'# a comment\n'.repeat(60_000)}Disallow: /page`
  await using site = await startSite({ '/robots.txt': text(rules), '/page': 'words', '/private': 'words' })
  await using reader = readerFor(site)
  expect(await reader.short({ kind: 'page', at: `${site.at}/page` })).toEqual(['document /page'])
  expect((await reader.short({ kind: 'page', at: `${site.at}/private` })).join()).toContain('refused')
})

test('a robots.txt made of wildcards is not followed, nor is its site read', async () => {
  await using site = await startSite({ '/robots.txt': text(`User-agent: *\nDisallow: /${'*a'.repeat(100_000)}`) })
  await using reader = readerFor(site)
  await expect(reader.all({ kind: 'page', at: `${site.at}/page` })).rejects.toThrow('too complicated to follow')
})

test('the pause between pages is the longer one of ours and theirs, at most ten seconds', async () => {
  const slept: number[] = []
  await using site = await startSite({ '/robots.txt': text(''), '/': linksTo('/a', '/b'), '*': 'words' })
  const pauses = async (rules: string) => {
    slept.length = 0
    site.pages['/robots.txt'] = text(rules)
    await using reader = readerFor(site, { clock: hastyClock(slept), timeoutMs: 120_000, pauseMs: 250 })
    await reader.all({ kind: 'site', at: `${site.at}/`, depth: 1, pages: 10 })
    return [...slept]
  }
  expect(await pauses('')).toEqual([250, 250])
  expect(await pauses('User-agent: *\nCrawl-delay: 2')).toEqual([2_000, 2_000])
  expect(await pauses('User-agent: *\nCrawl-delay: 3600')).toEqual([10_000, 10_000])
})

test('pages that ask robots not to use them are not used; their links count', async () => {
  const marked = (name: string, content: string) =>
    `<meta name="${name}" content="${content}">${linksTo(`/from-${name}`)}`
  await using site = await startSite({
    '/': linksTo('/meta', '/ours', '/other', '/header', '/nothing', '/theirs'),
    '/meta': marked('ROBOTS', 'NoIndex, follow'),
    '/ours': marked('frontdesk', 'noindex'),
    '/other': marked('otherbot', 'noindex'),
    '/header': send(200, { 'content-type': 'text/html', 'x-robots-tag': 'noindex' }, 'words'),
    '/nothing': marked('robots', 'none'),
    '/theirs': send(200, { 'content-type': 'text/html', 'x-robots-tag': 'otherbot: noindex' }, 'words'),
    '*': 'words',
  })
  await using reader = readerFor(site)
  expect(await reader.short({ kind: 'site', at: `${site.at}/`, depth: 2, pages: 20 })).toEqual([
    'document /',
    'document /other',
    'document /theirs',
    'document /from-ROBOTS',
    'document /from-frontdesk',
    'document /from-otherbot',
  ])
  expect(await reader.short({ kind: 'page', at: `${site.at}/header` })).toEqual([
    'refused /header: the page asks robots not to use it (noindex)',
  ])
})
