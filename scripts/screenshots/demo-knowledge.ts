import { cp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import type { ConsoleInBrowser } from '../../test/browser/support/console.ts'
import { newCallSid } from '../../test/support/signed.ts'
import { caller } from '../../test/support/test-app.ts'

const example = fileURLToPath(new URL('../../examples/hospital/knowledge/', import.meta.url))
/** By call: what is not in the documents. */
const unanswered: readonly (readonly string[])[] = [
  ['Do you have a chapel?', 'Can I bring my guide dog?'],
  ['Is there a chapel in the hospital?', 'Do you do cosmetic surgery?'],
  ['do you have a chapel', 'Do you rent out crutches?'],
  ['Do you rent crutches', 'Is there a hairdresser?'],
]

/** Gives the hospital pages of its own, a page of the web that cannot be reached, and questions without an answer. */
export async function seedKnowledge(desk: ConsoleInBrowser, page: Page): Promise<void> {
  const folder = join(tmpdir(), 'riverside', 'knowledge')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await cp(example, folder, { recursive: true })
  await writeFile(join(folder, 'menu-plan.pdf'), 'not a PDF')
  await desk.request(page, 'POST', '/api/assistant/own')
  const { text, version } = await desk.request<{ text: string; version: string }>(page, 'GET', '/api/assistant')
  const sources = [
    'knowledge:',
    `  folder: ${folder}`,
    '  sources:',
    '    - { kind: page, at: https://www.riverside.example/news }',
  ]
  const own = text.replace(/^knowledge:\n(?:[ #].*\n)+/m, `${sources.join('\n')}\n`)
  await desk.request(page, 'POST', '/api/assistant/publish', { text: own, base: version, note: '' })
  for (const [place, questions] of unanswered.entries()) {
    const call = caller(desk.app, newCallSid(900 + place))
    await call.call()
    for (const [turn, question] of questions.entries()) await call.say(turn + 1, question)
    await call.hangUp()
  }
}
