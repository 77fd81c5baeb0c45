import { readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { type Terminal, withMistralKey } from './ask-mistral-key.ts'
import { loadConfig } from './load-config.ts'
import { type Files, testFolder } from './test-folder.ts'

const enter = '\r'
const escapeKey = '\u001b'
const interrupt = '\u0003'

/** A terminal at which each of `answers` is typed when the question with that word is on the screen. */
function typist(answers: readonly (readonly [question: string, keys: string])[]) {
  const input = new PassThrough()
  const due = [...answers]
  let screen = ''
  let seen = 0
  const output = new Writable({
    write(chunk, _encoding, done) {
      screen += String(chunk)
      const next = due[0]
      const at = next ? screen.indexOf(next[0], seen) : -1
      if (next && at !== -1) {
        seen = at + next[0].length
        due.shift()
        // People type after the question is complete, not while it is being written.
        setImmediate(() => input.write(next[1]))
      }
      done()
    },
  })
  return { input, output, screen: () => screen, unasked: () => due.length }
}

async function ask(files: Files, answers: readonly (readonly [string, string])[], overrides: Partial<Terminal> = {}) {
  await using folder = await testFolder({ 'assistant.yaml': '', ...files })
  const before = await loadConfig({ env: {}, cwd: folder.path })
  const terminal = typist(answers)
  const envFile = join(folder.path, '.env')
  const config = await withMistralKey(before, { ...terminal, envFile, isTerminal: true, ...overrides })
  const saved = await readFile(envFile, 'utf8').catch(() => null)
  const mode = saved === null ? null : (await stat(envFile)).mode & 0o777
  const names = await readdir(folder.path)
  return { before, config, terminal, saved, mode, names, key: config.mistral.apiKey?.reveal() ?? null }
}

const giveKey = ['Mistral API key', `key-123${enter}`] as const
const agree = ['Save it', `y`] as const
const decline = ['Save it', `n`] as const

describe('asking', () => {
  test('the key is taken, never shown, and kept in memory when it shall not be saved', async () => {
    const { before, config, key, saved, terminal } = await ask({}, [giveKey, decline])
    expect(key).toBe('key-123')
    expect(saved).toBeNull()
    expect(terminal.screen()).not.toContain('key-123')
    expect(before.mistral.apiKey).toBeNull()
    expect(Object.isFrozen(config.mistral)).toBe(true)
  })

  test.each([
    ['an empty answer', enter],
    ['Escape', escapeKey],
    ['Ctrl-C', interrupt],
  ])('%s goes on without', async (_name, keys) => {
    const { before, config, saved } = await ask({}, [['Mistral API key', keys]])
    expect(config).toBe(before)
    expect(saved).toBeNull()
  })

  test('Ctrl-C at the second question keeps the key in memory', async () => {
    const { key, saved } = await ask({}, [giveKey, ['Save it', interrupt]])
    expect([key, saved]).toEqual(['key-123', null])
  })

  test('what cannot be a key is asked for again', async () => {
    const wrong = ['Mistral API key', `my "key"${enter}`] as const
    const { key } = await ask({}, [wrong, ['no quotes', `${'\u007f'.repeat(8)}key-4${enter}`], decline])
    expect(key).toBe('key-4')
  })

  test('an aborted signal takes the question back', async () => {
    const { before, config, terminal } = await ask({}, [giveKey], { signal: AbortSignal.abort() })
    expect(config).toBe(before)
    expect(terminal.screen()).not.toContain('▪')
  })

  test.each([
    ['there is a key', { '.env': 'MISTRAL_API_KEY=old' }, {}],
    ['nobody sits there', {}, { isTerminal: false }],
    ['no model is of Mistral', { 'assistant.yaml': 'models: []' }, {}],
  ])('nothing is asked when %s', async (_name, files, overrides) => {
    const { before, config, terminal } = await ask(files, [giveKey], overrides)
    expect(config).toBe(before)
    expect(terminal.screen()).toBe('')
    expect(terminal.unasked()).toBe(1)
  })
})

describe('saving', () => {
  test.each([
    ['a new file', {}, 'MISTRAL_API_KEY=key-123\n'],
    ['an empty line for it', { '.env': 'A=1\nMISTRAL_API_KEY=\n# b\nB=2' }, 'A=1\nMISTRAL_API_KEY=key-123\n# b\nB=2\n'],
    [
      'several lines for it',
      { '.env': 'export MISTRAL_API_KEY=""\nA=1\nMISTRAL_API_KEY=\n' },
      'MISTRAL_API_KEY=key-123\nA=1\n',
    ],
    ['other lines only', { '.env': 'A=1\n#MISTRAL_API_KEY=x\n' }, 'A=1\n#MISTRAL_API_KEY=x\nMISTRAL_API_KEY=key-123\n'],
    ['lines of Windows', { '.env': 'A=1\r\nMISTRAL_API_KEY=\r\n' }, 'A=1\r\nMISTRAL_API_KEY=key-123\r\n'],
  ])('%s', async (_name, files, text) => {
    const { saved, mode, names } = await ask(files, [giveKey, agree])
    expect(saved).toBe(text)
    expect(mode).toBe(0o600)
    expect(names.toSorted()).toEqual(['.env', 'assistant.yaml'])
  })

  test('the next start finds the key', async () => {
    const { saved } = await ask({ '.env': 'MISTRAL_API_KEY=\n' }, [giveKey, agree])
    await using folder = await testFolder({ 'assistant.yaml': '', '.env': saved ?? '' })
    const config = await loadConfig({ env: {}, cwd: folder.path })
    expect(config.mistral.apiKey?.reveal()).toBe('key-123')
  })

  test('a link stays a link', async () => {
    await using folder = await testFolder({ 'assistant.yaml': '', 'shared/env': '' })
    const envFile = join(folder.path, '.env')
    await symlink(join('shared', 'env'), envFile)
    const config = await loadConfig({ env: {}, cwd: folder.path })
    await withMistralKey(config, { ...typist([giveKey, agree]), envFile, isTerminal: true })
    expect(await readFile(join(folder.path, 'shared', 'env'), 'utf8')).toBe('MISTRAL_API_KEY=key-123\n')
  })

  test('a place that cannot be written is said, and the key is kept in memory', async () => {
    await using folder = await testFolder({ 'assistant.yaml': '' })
    await writeFile(join(folder.path, 'file'), '')
    const config = await loadConfig({ env: {}, cwd: folder.path })
    const terminal = typist([giveKey, agree])
    const envFile = join(folder.path, 'file', '.env')
    const { mistral } = await withMistralKey(config, { ...terminal, envFile, isTerminal: true })
    expect(mistral.apiKey?.reveal()).toBe('key-123')
    expect(terminal.screen()).toContain('could not be saved')
  })
})
