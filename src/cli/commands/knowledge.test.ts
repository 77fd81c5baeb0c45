import { readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { testFolder } from '../../config/test-folder.ts'
import { frontdesk } from '../run-command.test-support.ts'

const parking = '# Parking\n\nParking is free behind the house.\n'
const visits = '# Visits\n\nVisitors are welcome from two to four.\n'

const yamlOf = (folder: string) => readFile(join(folder, 'assistant.yaml'), 'utf8')

/** A site on this machine; `pages` can be changed while it runs, and null is a page that fails. */
async function startSite(pages: Record<string, string | null>) {
  const server = createServer(({ url }, response) => {
    const body = pages[url ?? '']
    const status = body === undefined ? 404 : body === null ? 500 : 200
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    address: `http://${host}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

describe('frontdesk knowledge', () => {
  test('a folder is added and read', async () => {
    await using folder = await testFolder({ 'assistant.yaml': 'name: A # who\n', 'pages/parking.md': parking })
    const added = await frontdesk(folder.path, 'knowledge', 'add', 'pages')
    expect(added).toEqual({
      code: 0,
      stdout: 'folder  pages  1 document, 1 passage, read just now\n',
      stderr: 'Added the folder pages to assistant.yaml\nReading the folder pages\n',
    })
    expect(await yamlOf(folder.path)).toBe(
      'name: A # who\n\nknowledge:\n  sources:\n    - kind: folder\n      at: ./pages\n',
    )
    const list = await frontdesk(folder.path, 'knowledge', 'list')
    expect(list).toEqual({ code: 0, stdout: added.stdout, stderr: '' })
  })

  test('what is new in a folder is found after a refresh', async () => {
    await using folder = await testFolder({ 'assistant.yaml': 'knowledge: { folder: pages }\n', 'pages/a.md': parking })
    const question = 'When are visitors welcome?'
    const before = await frontdesk(folder.path, 'knowledge', 'search', question)
    expect(before.stdout).toBe('Nothing is found for this question.\nWithout a model it would be declined.\n')
    await writeFile(join(folder.path, 'pages', 'visits.md'), visits)
    const refreshed = await frontdesk(folder.path, 'knowledge', 'refresh')
    expect(refreshed).toMatchObject({ code: 0, stdout: expect.stringContaining('2 documents, 2 passages') })
    const after = await frontdesk(folder.path, 'knowledge', 'search', question)
    expect(after.stdout).toMatch(
      /^1\. visits\.md, "Visits" \(score [\d.]+\)\n {3}Visitors are welcome from two to four\./,
    )
    expect(after.stdout).toContain('Without a model: Visitors are welcome from two to four.')
  })

  test('a folder is removed, and what was read from it forgotten', async () => {
    const settings = 'name: A # who\n\nknowledge:\n  folder: ./pages # ours\n'
    await using folder = await testFolder({ 'assistant.yaml': settings, 'pages/parking.md': parking })
    await frontdesk(folder.path, 'knowledge', 'refresh')
    const removed = await frontdesk(folder.path, 'knowledge', 'remove', './pages')
    expect(removed).toEqual({ code: 0, stderr: '', stdout: 'Removed pages from assistant.yaml\n' })
    expect(await yamlOf(folder.path)).toBe('name: A # who\n\nknowledge:\n  sources: []\n')
    const list = await frontdesk(folder.path, 'knowledge', 'list')
    expect(list).toMatchObject({ code: 0, stdout: expect.stringContaining('There are no sources yet') })
    const { stdout } = await frontdesk(folder.path, 'knowledge', 'search', 'Is parking free?')
    expect(stdout).toContain('Nothing is found')
  })

  test('a page is added, and keeps its last good copy when it is gone wrong', async () => {
    const pages: Record<string, string | null> = { '/park': '<h1>Parking</h1><p>Parking is free behind the house.</p>' }
    await using site = await startSite(pages)
    const settings = `knowledge:\n  folder: ./pages\n  web: { privateHosts: ["${site.host}"], pauseMs: 0 }\n`
    await using folder = await testFolder({ 'assistant.yaml': settings, 'pages/visits.md': visits })
    const added = await frontdesk(folder.path, 'knowledge', 'add', `${site.address}/park#top`)
    expect(added).toMatchObject({ code: 0, stdout: expect.stringContaining('1 document, 1 passage') })
    expect(await yamlOf(folder.path)).toContain(`    - kind: page\n      at: ${site.address}/park\n`)
    const found = await frontdesk(folder.path, 'knowledge', 'search', 'Where is parking?', '--json')
    expect(JSON.parse(found.stdout)).toMatchObject({
      question: 'Where is parking?',
      quote: 'Parking is free behind the house.',
      passages: [{ document: `${site.address}/park`, headings: ['Parking'], page: null }],
    })

    pages['/park'] = null
    const failed = await frontdesk(folder.path, 'knowledge', 'refresh', `${site.address}/park`)
    expect(failed).toMatchObject({
      code: 1,
      stdout: expect.stringMatching(/1 document.*\n.*; the copy read .*stays in use/),
    })
    const still = await frontdesk(folder.path, 'knowledge', 'search', 'Where is parking?')
    expect(still.stdout).toContain('Without a model: Parking is free behind the house.')
  })

  test('what cannot be read is named with its reason, and the rest goes in', async () => {
    await using folder = await testFolder({ 'assistant.yaml': '', 'pages/a.md': parking })
    await writeFile(join(folder.path, 'pages', 'b.md'), Buffer.from([0x23, 0x20, 0xff, 0xfe, 0xfd]))
    const added = await frontdesk(folder.path, 'knowledge', 'add', 'pages')
    expect(added.code).toBe(1)
    expect(added.stdout).toMatch(/1 document, 1 passage[\s\S]*b\.md: it[\s\S]*stays in the settings/)
    const list = await frontdesk(folder.path, 'knowledge', 'list', '--json')
    expect(JSON.parse(list.stdout)).toEqual([
      {
        ...{ kind: 'folder', location: join(folder.path, 'pages'), documents: 1, passages: 1, problem: null },
        checkedAt: expect.stringMatching(/^20..-..-..T.*Z$/),
        succeededAt: expect.any(String),
        refused: [{ name: 'b.md', problem: expect.any(String), readAt: null }],
      },
    ])
  })

  test('the documents of a first look are read before they are searched', async () => {
    await using folder = await testFolder({ 'assistant.yaml': 'knowledge: { folder: . }\n', 'parking.md': parking })
    const { code, stdout } = await frontdesk(folder.path, 'knowledge', 'search', 'Is parking free?')
    expect(stdout).toContain('Without a model: Parking is free behind the house.')
    expect(code).toBe(0)
  })

  test('what fits no document would be declined', async () => {
    await using folder = await testFolder({ 'assistant.yaml': 'knowledge: { folder: . }\n', 'parking.md': parking })
    const { stdout } = await frontdesk(folder.path, 'knowledge', 'search', 'Who won the opera tickets?')
    expect(stdout).toContain('Without a model it would be declined.')
  })
})

describe('nothing is changed', () => {
  const settings = '# mine\nknowledge: { folder: ./pages }\n'
  const files = { 'assistant.yaml': settings, 'pages/a.md': parking, 'deep/b.md': visits }

  test.each<[name: string, args: readonly string[], complaint: string]>([
    ['a path that is not there', ['add', 'pagse'], 'pagse does not exist.'],
    ['an address without its beginning', ['add', 'www.example.org/faq'], 'Did you mean https://www.example.org/faq?'],
    ['an address of another kind', ['add', 'ftp://example.org/faq'], 'must be http:// or https://'],
    ['an address with a password', ['add', 'https://me:secret@example.org/faq'], 'without a user or password'],
    ['a source twice', ['add', './pages/'], 'pages is a source already. To read it again: npx frontdesk knowledge'],
    ['a kind for a folder', ['add', 'deep', '--kind', 'site'], 'are for addresses of the web'],
    ['a depth for a page', ['add', 'https://example.org/', '--depth', '2'], '--depth goes with --kind site'],
    ['a depth out of range', ['add', 'https://example.org/', '--kind', 'site', '--depth', '11'], 'from 0 to 10'],
    ['a depth that is no number', ['add', 'https://example.org/', '--kind', 'site', '--depth', 'x'], 'whole number'],
    ['a kind that is none', ['add', 'https://example.org/', '--kind', 'webpage'], 'page, site, sitemap'],
    ['no source', ['add'], "missing required argument 'source'"],
    ['a verb that is none', ['ad', 'deep'], "unknown command 'ad'"],
    ['an empty question', ['search', ' '], 'The question is empty.'],
  ])('by %s, and the exit code is 2', async (_name, args, complaint) => {
    await using folder = await testFolder(files)
    const { code, stdout, stderr } = await frontdesk(folder.path, 'knowledge', ...args)
    expect(stderr).toContain(complaint)
    expect(stderr).not.toMatch(/secret|\bat .*\.ts:\d/)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(await yamlOf(folder.path)).toBe(settings)
  })

  test.each(['refresh', 'remove'])('by %s of what is no source, and the exit code is 1', async (verb) => {
    await using folder = await testFolder(files)
    const { code, stderr } = await frontdesk(folder.path, 'knowledge', verb, 'deep')
    expect(stderr).toBe('deep is no source. The sources are: pages\n')
    expect(code).toBe(1)
    expect(await yamlOf(folder.path)).toBe(settings)
  })

  test('where the settings are at fault', async () => {
    await using folder = await testFolder({ ...files, 'assistant.yaml': 'nam: A\n' })
    const { code, stderr } = await frontdesk(folder.path, 'knowledge', 'add', 'deep')
    expect(stderr).toContain('did you mean name?')
    expect(code).toBe(2)
    expect(await yamlOf(folder.path)).toBe('nam: A\n')
  })

  test('where a source is gone from the disk, and it is said how to go on', async () => {
    await using folder = await testFolder(files)
    await rm(join(folder.path, 'pages'), { recursive: true })
    const { code, stderr } = await frontdesk(folder.path, 'knowledge', 'list')
    expect(stderr).toContain('knowledge.folder')
    expect(code).toBe(2)
  })

  test('where only the example of the hospital is there', async () => {
    await using folder = await testFolder({ 'deep/b.md': visits })
    const { code, stderr } = await frontdesk(folder.path, 'knowledge', 'add', 'deep')
    expect(stderr).toContain('a file assistant.yaml in this folder with one line')
    expect(code).toBe(2)
  })
})

test.each([
  [
    ['knowledge', '--help'],
    ['add', 'list', 'refresh', 'remove', 'search', 'Exit code', 'DATA_DIR'],
  ],
  [
    ['knowledge', 'add', '--help'],
    ['--kind', '--depth', '--pages', 'page, or a sitemap if it'],
  ],
  [
    ['knowledge', 'search', '--help'],
    ['as a caller would say it', '--json'],
  ],
])('help explains: %j', async (args, words) => {
  await using folder = await testFolder()
  const { code, stdout } = await frontdesk(folder.path, ...args)
  for (const word of words) expect(stdout).toContain(word)
  expect(code).toBe(0)
})
