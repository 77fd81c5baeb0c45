import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import { type Browser, chromium } from 'playwright-core'

/**
 * Chromium as it comes inside npm has flags of its own for machines that lend themselves by the millisecond; these keep
 * its security on and its hands off the network.
 */
const flags = [
  '--headless=shell',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
]

/** Path of the program, unpacked at the first call on a machine. */
export function chromiumProgram(): Promise<string> {
  return sparticuz.executablePath()
}

/** Starts a browser that looks the same on every machine: its fonts come with it. */
export async function launchChromium(): Promise<Browser> {
  const executablePath = await chromiumProgram()
  const env = { ...process.env, FONTCONFIG_PATH: join(tmpdir(), 'fonts') }
  return chromium.launch({ executablePath, args: flags, env: env as Record<string, string> })
}
