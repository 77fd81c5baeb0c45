import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { recordsOf, said, started } from '../../../test/store-records.ts'
import { testFolder } from '../../config/test-folder.ts'
import { openStore } from '../../store/open-store.ts'
import { frontdesk } from '../run-command.test-support.ts'

const number = '+15551230001'
const words = 'The violin is for Ottoline'

/** A folder whose log has a call of the number; it goes on unless it is `over`. */
async function folderWithCall({ over = true, recorded = false } = {}) {
  const folder = await testFolder({ 'assistant.yaml': '' })
  await using store = await openStore({ file: join(folder.path, 'data', 'frontdesk.db') })
  const events = [
    ...[started(number), said(1, words)],
    ...(recorded ? [{ type: 'recording.stored', sid: 'RE1', seconds: 2 } as const] : []),
    ...(over ? [{ type: 'call.ended', reason: 'caller', detail: '' } as const] : []),
  ]
  await store.calls.append(recordsOf('CA1', events))
  return folder
}

describe('frontdesk caller', () => {
  test('hands out what was said, for a number in any spelling', async () => {
    await using folder = await folderWithCall()
    const { code, stdout } = await frontdesk(folder.path, 'caller', 'export', '+1 (555) 123-0001')
    expect(code).toBe(0)
    const found = JSON.parse(stdout)
    expect(found).toMatchObject({ number, calls: [{ callId: 'CA1' }], texts: null, memory: null })
    expect(JSON.stringify(found.calls)).toContain(words)
    const toFile = await frontdesk(folder.path, 'caller', 'export', number, '--out', 'caller.json')
    expect(toFile).toEqual({ code: 0, stdout: '', stderr: 'Wrote one call to caller.json\n' })
    expect(JSON.parse(await readFile(join(folder.path, 'caller.json'), 'utf8'))).toEqual(found)
  })

  test('erases, and says what', async () => {
    await using folder = await folderWithCall()
    const erased = await frontdesk(folder.path, 'caller', 'erase', '001 555 123 0001', '--yes', '--no-carrier')
    expect(erased).toMatchObject({ code: 2 })
    const again = await frontdesk(folder.path, 'caller', 'erase', '+1 555 123 0001', '--yes')
    expect(again).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^Erased 1 call, and the number in 0 records/),
    })
    const file = await readFile(join(folder.path, 'data', 'frontdesk.db'), 'latin1')
    expect(file).not.toContain('Ottoline')
    expect(file).not.toContain('5551230001')
    const { stdout } = await frontdesk(folder.path, 'caller', 'export', number)
    expect(JSON.parse(stdout)).toMatchObject({ calls: [] })
  })

  test.each<[what: string, call: Parameters<typeof folderWithCall>[0], args: string[], code: number, why: string]>([
    ['nobody said yes', {}, ['erase', number], 2, 'Say --yes'],
    ['the caller is on the line', { over: false }, ['erase', number, '--yes'], 1, 'is going on'],
    ['Twilio cannot be asked', { recorded: true }, ['erase', number, '--yes'], 1, 'TWILIO_ACCOUNT_SID'],
    ['it is no number', {}, ['erase', 'anna', '--yes'], 2, 'no telephone number'],
  ])('erases nothing when %s', async (_what, call, args, code, why) => {
    await using folder = await folderWithCall(call)
    const outcome = await frontdesk(folder.path, 'caller', ...args)
    expect(outcome).toEqual({ code, stdout: '', stderr: expect.stringContaining(why) })
    await using store = await openStore({ file: join(folder.path, 'data', 'frontdesk.db') })
    expect((await store.calls.read('CA1')).length).toBeGreaterThan(1)
  })
})
