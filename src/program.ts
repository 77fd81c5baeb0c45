import { pino } from 'pino'
import { type App, createApp } from './app.ts'
import { withMistralKey } from './config/ask-mistral-key.ts'
import type { Config } from './config/config.ts'
import { ConfigError } from './config/fault.ts'
import { loadConfig } from './config/load-config.ts'
import { redactLogLine } from './privacy/redact-log-line.ts'
import { createRedactor } from './privacy/redactor/redactor.ts'

/**
 * The program: reads the settings, asks for the key where it is missing, takes calls until it is told to stop.
 * SIGTERM or SIGINT let live turns finish; a second one quits at once.
 */
async function run(): Promise<void> {
  loadEnvFile()
  const config = await withMistralKey(await loadConfig(), {
    input: process.stdin,
    output: process.stdout,
    isTerminal: process.stdin.isTTY === true && process.stdout.isTTY === true && !process.env['CI'],
    envFile: '.env',
  })
  let redact = redactLogLine(createRedactor(config.assistant.privacy))
  const logger = createLogger(config, (line) => redact(line))
  const app = await createApp(config, {
    logger,
    onSettings({ assistant }) {
      redact = redactLogLine(createRedactor(assistant.privacy))
    },
  })
  let told = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (told) process.exit(1)
      told = true
      logger.info({ event: 'stopping', signal }, 'stopping: live turns finish, new calls are sent back')
      void app.stop().then(() => process.exit(0))
    })
  }
  const address = await app.listen()
  announce(config, address, (text) => logger.info({ event: 'listening', address }, text))
  await announceConsole(app, address)
}

/** A link that lets its holder in is printed, and stays out of the log, which others may read. */
async function announceConsole({ console: door }: App, address: string): Promise<void> {
  const link = await door.firstLink(address)
  if (link !== null) {
    process.stderr.write(`The console has no user yet. Make the first owner within 24 hours, once, at:\n  ${link}\n`)
  } else if (await door.isOpen()) {
    process.stderr.write(`The console is at ${address} - without a sign-in, and for this machine only.\n`)
  }
}

/** AI SDK providers look for their keys in the environment of the process, so `.env` counts there too. */
function loadEnvFile(): void {
  try {
    process.loadEnvFile()
  } catch {
    // There is none, or it can't be read; loadConfig says which.
  }
}

/** Lines of JSON for machines, written in the background; words for people at a terminal. */
function createLogger({ server: { logLevel: level } }: Config, redact: (line: string) => string): pino.Logger {
  const hooks = { streamWrite: redact }
  if (process.stdout.isTTY !== true) return pino({ level, hooks }, pino.destination({ sync: false }))
  const pretty = { translateTime: 'SYS:HH:MM:ss', ignore: 'pid,hostname', singleLine: true }
  return pino({ level, hooks, transport: { target: 'pino-pretty', options: pretty } })
}

function announce({ assistantFile, twilio, server }: Config, address: string, say: (text: string) => void): void {
  say(`${address} answers calls as ${assistantFile} says. Try it: npx frontdesk call --url ${address}`)
  if (twilio.authTokens.length > 0)
    say(`Point the number's voice webhook at ${server.publicUrl ?? address}/call (POST).`)
  else say('TWILIO_AUTH_TOKEN is not set, so only this machine itself may call.')
}

/** Runs the program; what keeps it from starting is said on stderr. */
export async function start(): Promise<void> {
  try {
    await run()
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigError ? error.message : explain(error)}\n`)
    process.exitCode = 1
  }
}

function explain(error: unknown): string {
  if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    return 'Frontdesk cannot start: the port is taken. Set PORT to another one, or stop the program that has it.'
  }
  return `Frontdesk cannot start: ${error instanceof Error ? error.message : String(error)}`
}
