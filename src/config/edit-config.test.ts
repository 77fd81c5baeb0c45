import { chmod, readdir, readFile, stat, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { BuiltInAssistant, editConfig } from './load-config.ts'
import { testFolder, yaml } from './test-folder.ts'

const text = 'name: A # who\n'

test('an edit is saved, and its settings come back', async () => {
  await using folder = await testFolder(yaml(text))
  await chmod(join(folder.path, 'assistant.yaml'), 0o640)
  const config = await editConfig((before, { assistant }) => `${before}farewell: Bye, says ${assistant.name}.\n`, {
    ...{ env: {}, cwd: folder.path },
  })
  expect(config.assistant.farewell).toBe('Bye, says A.')
  expect(await readFile(config.assistantFile, 'utf8')).toBe('name: A # who\nfarewell: Bye, says A.\n')
  expect((await stat(config.assistantFile)).mode & 0o777).toBe(0o640)
  expect(await readdir(folder.path)).toEqual(['assistant.yaml'])
})

test('an edit that would be a fault is not saved', async () => {
  await using folder = await testFolder(yaml(text))
  const editing = editConfig((before) => `${before}knowledge: { folder: ./nowhere }\n`, { env: {}, cwd: folder.path })
  await expect(editing).rejects.toMatchObject({ faults: [{ path: 'knowledge.folder', line: 2 }] })
  expect(await readFile(join(folder.path, 'assistant.yaml'), 'utf8')).toBe(text)
})

test('settings that are at fault already are not edited', async () => {
  await using folder = await testFolder(yaml('nam: A\n'))
  await expect(editConfig(() => '', { env: {}, cwd: folder.path })).rejects.toMatchObject({ faults: [{ path: 'nam' }] })
  expect(await readFile(join(folder.path, 'assistant.yaml'), 'utf8')).toBe('nam: A\n')
})

test('a link stays a link', async () => {
  await using folder = await testFolder({ 'shared/desk.yaml': text })
  await symlink('shared/desk.yaml', join(folder.path, 'assistant.yaml'))
  await editConfig(() => 'name: B\n', { env: {}, cwd: folder.path })
  expect(await readFile(join(folder.path, 'shared', 'desk.yaml'), 'utf8')).toBe('name: B\n')
})

test('the example of the package is never edited', async () => {
  await using folder = await testFolder()
  const editing = editConfig(() => 'name: B\n', { env: {}, cwd: folder.path })
  await expect(editing).rejects.toThrow(BuiltInAssistant)
})
