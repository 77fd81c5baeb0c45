import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { buildPages } from '../../test/browser/support/build-pages.ts'
import { type ConsoleInBrowser, openConsole } from '../../test/browser/support/console.ts'
import { openDemoCalls } from './demo-calls.ts'
import { seedDemo } from './demo-data.ts'
import { openDemoTwilio } from './demo-twilio.ts'
import { type Shot, shots } from './shots.ts'
import { smallPng } from './small-png.ts'

/** `npm run screenshots`, or `npm run screenshots -- sign-in` for those whose names begin like that. */
const folder = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url))
const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]
const schemes = ['light', 'dark'] as const

const wanted = process.argv.slice(2)
await buildPages()
await mkdir(folder, { recursive: true })
await using demo = await openDemoCalls(Date.now())
await using twilio = await openDemoTwilio()
const env = { ...demo.env, ...twilio.env }
await using desk = await openConsole({ door: 'link', env, parts: { store: demo.store } })
const owner = await seedDemo(desk)
for (const shot of shots.filter(({ name }) => wanted.length === 0 || wanted.some((begin) => name.startsWith(begin)))) {
  for (const { width, height } of sizes) {
    for (const scheme of schemes) await take(desk, owner, shot, { width, height, scheme })
  }
}

interface Look {
  readonly width: number
  readonly height: number
  readonly scheme: (typeof schemes)[number]
}

async function take(desk: ConsoleInBrowser, owner: Page, shot: Shot, { width, height, scheme }: Look): Promise<void> {
  const { name, path, as = 'owner', before } = shot
  await using calls = typeof path === 'string' ? null : await demo.callIn(desk.url)
  const address = typeof path === 'string' ? path : path(calls?.callId ?? '')
  const page = await desk.visit(address, { width, scheme, ...(as === 'owner' && { like: owner }) })
  await page.setViewportSize({ width, height })
  await settled(page)
  await before?.(page)
  await settled(page)
  const file = `${name}-${width}-${scheme}.png`
  await writeFile(join(folder, file), smallPng(await picture(page)))
  await page.context().close()
  process.stdout.write(`${file}\n`)
}

/** A page that follows what goes on is never idle: then after a moment. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined)
}

/** Chromium on a busy machine now and then gives no picture; the second time it does. */
async function picture(page: Page): Promise<Buffer> {
  return page.screenshot({ timeout: 5_000 }).catch(() => page.screenshot())
}
