import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { recordsOf, said, started } from '../../../test/store-records.ts'
import { testFolder } from '../../config/test-folder.ts'
import { openStore } from '../../store/open-store.ts'
import { frontdesk } from '../run-command.test-support.ts'

const settings = { 'assistant.yaml': 'knowledge: { folder: ./pages }\n', 'pages/a.md': '# A\n\nAll is well.\n' }
const asked = [
  'Do you have a swimming pool?',
  'Is there a swimming pool?',
  '=cmd|calc \u001b[31mred',
  'do you have a swimming pool',
]

/** A folder with a call in which nobody could answer these questions. */
async function folderWithQuestions(questions: readonly string[] = asked) {
  const folder = await testFolder(settings)
  await using store = await openStore({ file: join(folder.path, 'data', 'frontdesk.db') })
  const events = questions.flatMap((question, index) => [
    said(index + 1, question),
    { type: 'question.unanswered', turn: index + 1, question, because: 'nothing-found' } as const,
  ])
  await store.calls.append(recordsOf('CA1', [started(), ...events], 0, Date.now() - 3 * 3_600_000))
  return folder
}

async function idsOf(folder: string, ...args: string[]): Promise<Record<string, string>> {
  const { stdout } = await frontdesk(folder, 'unanswered', '--json', ...args)
  const groups = JSON.parse(stdout) as { id: string; question: string }[]
  return Object.fromEntries(groups.map(({ id, question }) => [/pool/i.test(question) ? 'pool' : 'other', id]))
}

describe('frontdesk unanswered', () => {
  test('lists the most asked first, with other wordings and the reason', async () => {
    await using folder = await folderWithQuestions()
    const { code, stdout, stderr } = await frontdesk(folder.path, 'unanswered')
    expect(stdout).toMatch(
      /^\S+ {2}\S.*swimming pool\?\n {4}asked 3 times, last 2 hours ago: the documents have nothing/,
    )
    expect(stdout).toMatch(/\n {4}also: .*swimming pool/)
    expect(stdout).toMatch(/\n\S+ {2}=cmd\|calc red\n {4}asked once/)
    expect(stdout).not.toContain('\u001b')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })

  test('what is done is listed no more, until it is opened again', async () => {
    await using folder = await folderWithQuestions()
    const { pool = '' } = await idsOf(folder.path)
    const done = await frontdesk(folder.path, 'unanswered', 'done', pool)
    expect(done).toEqual({ code: 0, stderr: '', stdout: '3 questions marked as done\n' })
    expect(Object.keys(await idsOf(folder.path))).toEqual(['other'])
    const all = await frontdesk(folder.path, 'unanswered', '--all')
    expect(all.stdout).toMatch(/swimming pool\?? \(done\)/)
    const { pool: doneId = '' } = await idsOf(folder.path, '--all')
    expect(await frontdesk(folder.path, 'unanswered', 'reopen', doneId)).toMatchObject({ code: 0 })
    expect(Object.keys(await idsOf(folder.path)).toSorted()).toEqual(['other', 'pool'])
  })

  test('a table for a spreadsheet calculates nothing', async () => {
    await using folder = await folderWithQuestions()
    const shown = await frontdesk(folder.path, 'unanswered', '--csv')
    await frontdesk(folder.path, 'unanswered', '--csv', 'questions.csv')
    const written = await readFile(join(folder.path, 'questions.csv'), 'utf8')
    expect(written).toBe(`\ufeff${shown.stdout}`)
    const rows = parse(written, { bom: true, columns: true }) as Record<string, string>[]
    expect(rows.map(({ asked: count, reasons, done }) => [count, reasons, done])).toEqual([
      ['3', 'nothing-found', 'no'],
      ['1', 'nothing-found', 'no'],
    ])
    expect(rows[1]?.['question']).toMatch(/^'=cmd/)
  })

  test('a page is drafted into the first folder, once, and is not used before it is edited', async () => {
    await using folder = await folderWithQuestions()
    const { pool = '' } = await idsOf(folder.path)
    const draft = await frontdesk(folder.path, 'unanswered', 'draft', pool)
    expect(draft).toMatchObject({ code: 0, stdout: expect.stringMatching(/^Wrote pages\/\S+\.md\. /) })
    const [page = ''] = (await readdir(join(folder.path, 'pages'))).filter((name) => name !== 'a.md')
    const text = await readFile(join(folder.path, 'pages', page), 'utf8')
    expect(text).toMatch(/^---\n[\s\S]*draft: true[\s\S]*swimming pool/)
    const again = await frontdesk(folder.path, 'unanswered', 'draft', pool)
    expect(again).toMatchObject({ code: 1, stderr: expect.stringContaining('there is such a file already') })
    const found = await frontdesk(folder.path, 'knowledge', 'search', 'Do you have a swimming pool?')
    expect(found.stdout).toContain('Without a model it would be declined.')
    const elsewhere = await frontdesk(folder.path, 'unanswered', 'draft', pool, '--out', 'drafts')
    expect(elsewhere).toMatchObject({ code: 0 })
    expect(await readdir(join(folder.path, 'drafts'))).toEqual([page])
  })

  test('an empty list is said to be one', async () => {
    await using folder = await testFolder(settings)
    const none = await frontdesk(folder.path, 'unanswered')
    expect(none).toEqual({ code: 0, stdout: 'No question is open.\n', stderr: '' })
  })

  test.each<[args: readonly string[], code: number, complaint: string]>([
    [['done', 'nope'], 1, 'There are no questions with the id nope.'],
    [['draft', 'nope'], 1, 'There are no questions with the id nope.'],
    [['done'], 2, "missing required argument 'id'"],
    [['--json', '--csv'], 2, 'do not go together'],
    [['nope'], 2, 'too many arguments'],
  ])('%j is refused with a reason', async (args, code, complaint) => {
    await using folder = await testFolder(settings)
    const outcome = await frontdesk(folder.path, 'unanswered', ...args)
    expect(outcome.stderr).toContain(complaint)
    expect(outcome.code).toBe(code)
  })

  test('a draft needs a folder of your own', async () => {
    await using folder = await testFolder()
    const draft = await frontdesk(folder.path, 'unanswered', 'draft', 'x')
    expect(draft).toMatchObject({ code: 2, stderr: expect.stringContaining('say where to write the page with --out') })
  })
})
