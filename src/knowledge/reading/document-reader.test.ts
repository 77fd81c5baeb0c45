import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { UnreadableDocument } from '../documents.ts'
import { createDocumentReader } from './document-reader.ts'

const never = new AbortController().signal

function document(kind: 'markdown' | 'csv' | 'html', content: string) {
  return { kind, name: `sample.${kind}`, bytes: Buffer.from(content), charset: null }
}

/** Markdown that takes hours, since the time grows with the square of the headings. */
const slow = document('markdown', 'a\n=\n'.repeat(500_000))
const quick = document('csv', 'Cut,20\nDye,50\n')

describe('the document reader', () => {
  test('reads documents of all kinds, many at once', async () => {
    await using reader = createDocumentReader()
    const documents = [quick, document('markdown', 'Hi.'), document('html', '<p>Hello.</p>'), quick]
    const read = await Promise.all(documents.map((one) => reader.read(one, never)))
    expect(read.map(({ chunks }) => chunks[0]?.text)).toEqual([
      'Cut: 20.\nDye: 50.',
      'Hi.',
      'Hello.',
      'Cut: 20.\nDye: 50.',
    ])
  })

  test('leaves the bytes to whom they belong', async () => {
    await using reader = createDocumentReader()
    await reader.read(quick, never)
    expect(quick.bytes.toString()).toBe('Cut,20\nDye,50\n')
  })

  test('refuses what takes too long, and reads the next', async () => {
    await using reader = createDocumentReader({ documentMs: 4_000 })
    const refused = reader.read(slow, never)
    const next = reader.read(quick, never)
    await expect(refused).rejects.toThrow('reading it takes longer than 4 seconds; split it')
    await expect(refused).rejects.toThrow(UnreadableDocument)
    expect((await next).chunks).toHaveLength(1)
  })

  test('refuses what takes too much memory, and reads the next', async () => {
    await using reader = createDocumentReader({ memoryMegabytes: 48 })
    const refused = reader.read(document('html', '<p>a<b>b</b>'.repeat(400_000)), never)
    const next = reader.read(quick, never)
    await expect(refused).rejects.toThrow('reading it takes more than 48 MB of memory; split it')
    await expect(refused).rejects.toThrow(UnreadableDocument)
    expect((await next).chunks).toHaveLength(1)
  })

  test('stops when it is told to, in line or at work, and reads the next', async () => {
    await using reader = createDocumentReader()
    const [atWork, inLine] = [new AbortController(), new AbortController()]
    const first = reader.read(slow, atWork.signal)
    const second = reader.read(quick, inLine.signal)
    const third = reader.read(quick, never)
    inLine.abort(new Error('not needed'))
    await expect(second).rejects.toThrow('not needed')
    atWork.abort(new Error('enough'))
    await expect(first).rejects.toThrow('enough')
    expect((await third).chunks).toHaveLength(1)
    await expect(reader.read(quick, AbortSignal.abort(new Error('too late')))).rejects.toThrow('too late')
  })

  test('is closed in the middle of a document', async () => {
    const reader = createDocumentReader()
    await reader.read(quick, never)
    const reading = reader.read(slow, never)
    const failed = expect(reading).rejects.toThrow('the document reader is closed')
    await new Promise(setImmediate)
    await reader[Symbol.asyncDispose]()
    await failed
    await expect(reader.read(quick, never)).rejects.toThrow('the document reader is closed')
  })

  test('reads a document again when its process was ended by something else', async () => {
    await using reader = createDocumentReader()
    await reader.read(quick, never)
    const [pid] = childrenOf(process.pid)
    const reading = reader.read(quick, never)
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
    expect((await reading).chunks).toHaveLength(1)
    expect(childrenOf(process.pid)).not.toContain(pid)
  })

  test('does not keep the process alive', async () => {
    const module = fileURLToPath(new URL('./document-reader.ts', import.meta.url))
    const program = `
      const { createDocumentReader } = await import(${JSON.stringify(module)})
      const bytes = Buffer.from('Cut,20')
      const { chunks } = await createDocumentReader().read({ kind: 'csv', name: 'a.csv', bytes, charset: null }, new AbortController().signal)
      process.stdout.write(chunks[0].text)`
    const child = spawn(process.execPath, ['--input-type=module', '-e', program])
    const output = child.stdout.toArray()
    const [code] = await once(child, 'exit')
    expect([code, Buffer.concat(await output).toString()]).toEqual([0, 'Cut: 20.'])
  })
})

/** The processes that read for this one. */
function childrenOf(pid: number): number[] {
  const listed = execFileSync('ps', ['-eo', 'pid=,ppid=,args=']).toString().split('\n')
  const rows = listed.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
  return rows.flatMap((row) => (Number(row?.[2]) === pid && row?.[3]?.includes('reader-process') ? Number(row[1]) : []))
}
