import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type KnowledgeStatus, openKnowledge, type Problem } from './folder.ts'

let parent: string
let folder: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'knowledge-'))
  folder = join(parent, 'pages')
  await mkdir(folder)
})
afterEach(async () => await rm(parent, { recursive: true, force: true }))

/** Writes below the folder, opens it, and waits for the state that an edit should lead to. */
async function open(files: Record<string, string | Buffer>) {
  await write(files)
  const problems: Problem[] = []
  const changed = new Set<(status: KnowledgeStatus) => void>()
  const onChange = (status: KnowledgeStatus) => {
    for (const listener of changed) listener(status)
  }
  const knowledge = await openKnowledge({ folder, onProblem: (problem) => problems.push(problem), onChange })
  const until = (isThere: () => boolean) =>
    new Promise<void>((resolve) => {
      changed.add(() => isThere() && resolve())
    })
  const found = (query: string) => knowledge.search(query, 1)[0]?.text
  return { knowledge, problems, until, found, [Symbol.asyncDispose]: () => knowledge[Symbol.asyncDispose]() }
}

async function write(files: Record<string, string | Buffer>) {
  for (const [file, content] of Object.entries(files)) {
    await mkdir(join(folder, file, '..'), { recursive: true })
    await writeFile(join(folder, file), content)
  }
}

describe('a folder of documents', () => {
  test('Markdown is read, in folders too; hidden and other files are not', async () => {
    await using pages = await open({
      'a.md': 'Apples',
      'deep/er/b.markdown': 'Bananas',
      'c.txt': 'Cherries',
      '.d.md': 'Dates',
    })
    expect(pages.found('banana')).toBe('Bananas')
    expect(pages.knowledge.search('cherries dates', 3)).toEqual([])
    expect(pages.knowledge.status()).toEqual({ files: 2, passages: 2, problems: [] })
  })

  test('edits, new files and removals are live', async () => {
    await using pages = await open({ 'a.md': 'Apples', 'b.md': 'Bananas' })
    const edited = pages.until(() => pages.found('cherry') === 'Cherries' && pages.found('date') === 'Dates')
    await write({ 'a.md': 'Cherries', 'new/d.md': 'Dates' })
    await edited
    expect(pages.found('apple')).toBeUndefined()
    const removed = pages.until(() => pages.found('banana') === undefined)
    await rm(join(folder, 'b.md'))
    await removed
    expect(pages.found('cherry')).toBe('Cherries')
    expect(pages.problems).toEqual([])
  })

  test.each([
    ['not UTF-8', Buffer.from([0x48, 0xe9, 0x21]), 'it is not UTF-8 text; save it with that encoding'],
    ['not text', Buffer.from('a\u0000b'), 'it is not a text file'],
    ['too large', 'x'.repeat(512 * 1024 + 1), 'it is larger than 512 kB'],
    ['broken', '---\nwords\n---\n', 'its front matter is not a list of "key: value" lines'],
  ])('a file that is %s keeps its last good version', async (_name, content, reason) => {
    await using pages = await open({ 'a.md': 'Apples' })
    const noticed = pages.until(() => pages.problems.length > 0)
    await write({ 'a.md': content })
    await noticed
    expect(pages.found('apple')).toBe('Apples')
    expect(pages.problems).toEqual([{ file: 'a.md', reason }])
    expect(pages.knowledge.status().problems).toEqual([{ file: 'a.md', reason }])

    const mended = pages.until(() => pages.found('banana') === 'Bananas')
    await write({ 'a.md': 'Bananas' })
    await mended
    expect(pages.knowledge.status().problems).toEqual([])
  })

  test('a file that was never good has no passages and a problem', async () => {
    await using pages = await open({ 'a.md': Buffer.from([0xff]), 'b.md': 'Bananas' })
    expect(pages.problems).toMatchObject([{ file: 'a.md' }])
    expect(pages.found('banana')).toBe('Bananas')
  })

  test('a file of gigabytes is not read', async () => {
    await write({ 'a.md': '' })
    await truncate(join(folder, 'a.md'), 5 * 1024 ** 3)
    await using pages = await open({})
    expect(pages.problems).toEqual([{ file: 'a.md', reason: 'it is larger than 512 kB' }])
  })

  test('links stay within the folder', async () => {
    await writeFile(join(parent, 'secret.md'), 'Secrets')
    await mkdir(join(folder, '..data'))
    await writeFile(join(folder, '..data', 'in.md'), 'Insides')
    await symlink(join(parent, 'secret.md'), join(folder, 'out.md'))
    await symlink(join('..data', 'in.md'), join(folder, 'in.md'))
    await symlink(parent, join(folder, 'up'))
    await symlink('nowhere.md', join(folder, 'lost.md'))
    await using pages = await open({})
    expect(pages.found('insides')).toBe('Insides')
    expect(pages.found('secrets')).toBeUndefined()
    expect(pages.problems).toEqual([
      { file: 'lost.md', reason: 'is a link to nothing' },
      { file: 'out.md', reason: 'is a link that leads out of the folder' },
    ])
  })

  test('more files than it can hold: the first by name are used, and it says so', async () => {
    const names = Array.from({ length: 2_001 }, (_, number) => `${String(number).padStart(4, '0')}.md`)
    await using pages = await open(Object.fromEntries(names.map((name) => [name, `page${name.slice(0, 4)}`])))
    expect(pages.knowledge.status().files).toBe(2_000)
    expect(pages.found('page2000')).not.toBe('page2000')
    expect(pages.problems).toEqual([{ file: '.', reason: 'it has 2001 files; only the first 2000 by name are used' }])
  })

  test('the folder going away leaves the last good index', async () => {
    await using pages = await open({ 'a.md': 'Apples' })
    const noticed = pages.until(() => pages.problems.some(({ file }) => file === '.'))
    await rm(folder, { recursive: true })
    await noticed
    expect(pages.knowledge.status().problems).toMatchObject([{ file: '.' }])
  })

  test.each([
    ['nowhere', /cannot be opened: there is no such folder/],
    ['file.md', /is not a folder/],
  ])('opening %s is refused with its path', async (name, reason) => {
    await writeFile(join(parent, 'file.md'), 'text')
    const refused = openKnowledge({ folder: join(parent, name), onProblem: () => {} })
    await expect(refused).rejects.toThrow(reason)
    await expect(refused).rejects.toThrow(join(parent, name))
  })
})
