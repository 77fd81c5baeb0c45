import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { asOwner, type Browser, startConsole } from './console.ts'
import { newCallSid } from './signed.ts'
import { caller, spokenIn, type TestApp, type TestAppOptions } from './test-app.ts'

/** The program on a folder of pages that the owner has written, with the console open before the owner. */
export interface KnowledgeDesk extends AsyncDisposable {
  readonly app: TestApp
  readonly owner: Browser
  /** The folder of pages; its source is `folder:` and this. */
  readonly folder: string
  /** Of a file below the folder that holds the folder of pages. */
  path(name: string): string
  /** A caller's questions, one after the other in one call; gives what the caller heard. */
  ask(call: number, ...questions: string[]): Promise<string[]>
}

/** @param pages by name; paths below the folder of pages */
export async function openKnowledgeDesk(
  pages: Readonly<Record<string, string>>,
  { assistant = {}, ...options }: TestAppOptions = {},
): Promise<KnowledgeDesk> {
  const home = await mkdtemp(join(tmpdir(), 'frontdesk-pages-'))
  const folder = join(home, 'pages')
  await mkdir(folder)
  for (const [name, text] of Object.entries(pages)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  const app = await startConsole({ ...options, assistant: { models: [], knowledge: { folder }, ...assistant } })
  return {
    ...{ app, folder, owner: await asOwner(app) },
    path: (name) => join(home, name),
    async ask(number, ...questions) {
      const call = caller(app, newCallSid(number))
      await call.call()
      const heard: string[] = []
      for (const [place, question] of questions.entries()) {
        heard.push(spokenIn((await call.say(place + 1, question)).body).join(' '))
      }
      await call.hangUp()
      return heard
    },
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]()
      await rm(home, { recursive: true, force: true })
    },
  }
}
