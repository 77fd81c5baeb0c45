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

type Pages = Readonly<Record<string, string>>

/** @param pages by name; paths below the folder of pages */
export async function openKnowledgeDesk(
  pages: Pages,
  { assistant = {}, ...options }: TestAppOptions = {},
): Promise<KnowledgeDesk> {
  const files = await writePages(pages)
  const { folder } = files
  const app = await startConsole({ ...options, assistant: { models: [], knowledge: { folder }, ...assistant } })
  return {
    ...{ app, folder, owner: await asOwner(app), path: files.path },
    ask: (number, ...questions) => askAll(app, number, questions),
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]()
      await files[Symbol.asyncDispose]()
    },
  }
}

/** A folder of pages in a folder of its own, which goes with everything in it. */
export async function writePages(pages: Pages): Promise<Pick<KnowledgeDesk, 'folder' | 'path'> & AsyncDisposable> {
  const home = await mkdtemp(join(tmpdir(), 'frontdesk-pages-'))
  const folder = join(home, 'pages')
  await mkdir(folder)
  for (const [name, text] of Object.entries(pages)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
  return {
    folder,
    path: (name) => join(home, name),
    [Symbol.asyncDispose]: () => rm(home, { recursive: true, force: true }),
  }
}

/** A call in which somebody asks one question after the other; gives what was heard. */
export async function askAll(app: TestApp, number: number, questions: readonly string[]): Promise<string[]> {
  const call = caller(app, newCallSid(number))
  await call.call()
  const heard: string[] = []
  for (const [place, question] of questions.entries()) {
    heard.push(spokenIn((await call.say(place + 1, question)).body).join(' '))
  }
  await call.hangUp()
  return heard
}
