import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Children } from './children.ts'

/** How fast the model answers, in ms. */
export interface Pace {
  readonly firstTokenMs: number
  readonly tokenMs: number
  /** How many tokens of the answer it gives; without it, all. */
  readonly tokens?: number
}

export interface FakeModel {
  readonly url: string
  stop(): Promise<void>
}

const report = z.object({ url: z.string() })

/** Starts the fake model in its own process. */
export async function startFakeModel(children: Children, pace: Pace): Promise<FakeModel> {
  const program = fileURLToPath(new URL('./fake-model-process.ts', import.meta.url))
  const { process: child, stop } = children.start({
    name: 'fake-model',
    command: process.execPath,
    args: [program],
    env: {},
    cwd: children.folder,
    messages: true,
  })
  await once(child, 'message')
  child.send(pace)
  const [message] = await once(child, 'message')
  return { url: report.parse(message).url, stop }
}
