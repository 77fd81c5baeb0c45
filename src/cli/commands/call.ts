import { Command, InvalidArgumentError, Option } from 'commander'
import { ConfigError } from '../../config/fault.ts'
import { systemClock } from '../../lib/clock.ts'
import { createPhone } from '../../phone/phone.ts'
import { noTiming, realTiming, typedTiming } from '../../phone/timing.ts'
import { reactionNames } from '../../scenario/reactions.ts'
import type { Scenario } from '../../scenario/schema.ts'
import type { CallableServer } from '../local-server.ts'
import { exitCode } from '../outcome.ts'
import { complain, print } from '../output.ts'
import { parsePerson, type ScriptedPerson } from '../people.ts'
import { runScriptedCall } from '../scripted-call.ts'
import { runTerminalPhone } from '../terminal-phone.ts'

interface Options {
  readonly scenario?: string
  readonly say?: readonly string[]
  readonly url?: string
  readonly publicUrl?: string
  readonly token?: string
  readonly from?: string
  readonly to?: string
  readonly person?: readonly ScriptedPerson[]
  readonly carrierDelay?: number
}

const details = `
Without --url the assistant of this folder runs just for this call: its settings and documents count,
and the call is not kept. It goes by the line that the server offers, relay or webhook. Type what you
say; while you type nobody hurries you. Typing while the assistant speaks cuts in: on the relay line
always, on the webhook line as far as it listens at that moment.

  /press 1      press keys (digits, * and #)
  empty line    say nothing until the assistant asks again
  /hangup       hang up (also Ctrl-C)

When you are put through to somebody, you say what that person does: /pickup, /decline, /voicemail,
/busy or /nobody. With --person it is decided beforehand, and with --say nobody else answers.

With --scenario a conversation is played that is written in a file, and what the file expects is checked:
see docs/scenarios.md.

Exit code: 0 the conversation went through; 1 the server answered with something that a carrier
refuses, or hung up before the script was over, or something that a scenario expects did not come
true; 2 the server could not be reached, or wrong usage, or faults in the settings or the scenario.

Examples:
  $ npx frontdesk call
  $ npx frontdesk call --say "When are you open?" --say "No, thank you."
  $ npx frontdesk call --scenario scenarios/visiting-hours.yaml
  $ npx frontdesk call --say "Billing, please." --person +15550100201=busy --person pickup
  $ npx frontdesk call --carrier-delay 1000
  $ npx frontdesk call --url https://desk.example.com --token "$TWILIO_AUTH_TOKEN"
`

/** `frontdesk call`: a telephone in the terminal. */
export function callCommand(): Command {
  return new Command('call')
    .description('call the assistant from this terminal, without a telephone or a Twilio account')
    .option('--say <words>', 'what you say, or a command; repeat it for a whole script', collect)
    .addOption(
      new Option('--scenario <file>', 'play a conversation of a YAML file, and check what it expects').conflicts([
        'say',
        'person',
      ]),
    )
    .option('--url <url>', 'call a server that runs elsewhere', parseUrl)
    .option('--public-url <url>', 'the PUBLIC_URL of that server, where it differs from --url', parseUrl)
    .addOption(new Option('--token <token>', 'signs the calls to that server').env('TWILIO_AUTH_TOKEN'))
    .option('--from <number>', "the caller's number", '+15005550001')
    .option('--to <number>', 'the number called', '+15005550006')
    .option('--person <who>', 'what somebody does who is called: ADDRESS=pickup, or pickup for all', collectPerson)
    .option('--carrier-delay <ms>', 'what a real carrier adds to each answer, so that it feels like a call', parseDelay)
    .addHelpText('after', details)
    .action(async (options: Options) => {
      process.exitCode = await runCall(options)
    })
}

async function runCall(options: Options): Promise<number> {
  try {
    const scenario = options.scenario === undefined ? null : await loadScenario(options.scenario)
    await using server = options.url ? remoteServer(options.url, options) : await localServer()
    return await (scenario ? playOn(server, scenario, options) : makeCall(server, options))
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    complain(error.message)
    return exitCode.unreachable
  }
}

async function makeCall({ baseUrl, publicUrl, authToken }: CallableServer, options: Options): Promise<number> {
  const { say: lines = [], from, to, person: people = [] } = options
  const pace = lines.length > 0 ? noTiming : typedTiming(systemClock)
  const timing = { ...pace, carrierDelayMs: options.carrierDelay ?? 0 }
  const caller = { ...(from && { from }), ...(to && { to }) }
  await using phone = createPhone({ baseUrl, authToken, timing, ...caller, ...(publicUrl && { publicUrl }) })
  if (lines.length > 0) return await runScriptedCall({ phone, lines, people, print, complain })
  const { stdin: input, stdout: output } = process
  return await runTerminalPhone({ phone, people, input, output, interactive: input.isTTY && output.isTTY, complain })
}

/** Loaded only when wanted, like the server below. */
async function loadScenario(file: string): Promise<Scenario> {
  const { loadScenarioFile } = await import('../../scenario/load-scenario.ts')
  return loadScenarioFile(file)
}

async function playOn(
  { baseUrl, publicUrl, authToken, actionsOf }: CallableServer,
  scenario: Scenario,
  { from, to, carrierDelay = 0 }: Options,
): Promise<number> {
  const { runScenario, needsTime } = await import('../scenario/run-scenario.ts')
  const timing = { ...(needsTime(scenario) ? realTiming(systemClock) : noTiming), carrierDelayMs: carrierDelay }
  const caller = { ...(from && { from }), ...(to && { to }) }
  await using phone = createPhone({ baseUrl, authToken, timing, ...caller, ...(publicUrl && { publicUrl }) })
  // While somebody speaks nothing else may keep the process alive, and the clock does not.
  const awake = setInterval(() => {}, 60_000)
  try {
    return await runScenario({ phone, scenario, actionsOf, print, complain })
  } finally {
    clearInterval(awake)
  }
}

/** Loaded only when wanted: a call to a server elsewhere starts without the whole program. */
async function localServer(): Promise<CallableServer> {
  const { startServer } = await import('../local-server.ts')
  return startServer()
}

function remoteServer(baseUrl: string, { publicUrl, token }: Options): CallableServer {
  // While a token is rotated there may be several; the server takes any of them.
  const authToken = token?.split(',', 1)[0]?.trim() || null
  return { baseUrl, publicUrl: publicUrl ?? null, authToken, actionsOf: null, async [Symbol.asyncDispose]() {} }
}

function collect(words: string, before: readonly string[] = []): string[] {
  return [...before, words]
}

function collectPerson(text: string, before: readonly ScriptedPerson[] = []): ScriptedPerson[] {
  const person = parsePerson(text)
  if (person) return [...before, person]
  throw new InvalidArgumentError(`It must be one of ${reactionNames.join(', ')}, or such as +15550100201=busy.`)
}

const longestDelayMs = 10_000

function parseDelay(text: string): number {
  const ms = Number(text)
  if (/^\d+$/.test(text) && ms <= longestDelayMs) return ms
  throw new InvalidArgumentError(`It must be milliseconds, from 0 to ${longestDelayMs}; 1000 is usual.`)
}

function parseUrl(text: string): string {
  if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text
  throw new InvalidArgumentError('It must look like http://127.0.0.1:5000.')
}
