import { showAddress } from './address.ts'
import type { Config } from './config.ts'
import type { Variables } from './environment.ts'
import type { Fault } from './fault.ts'
import { relayVoice } from './relay-voices.ts'
import { type Assistant, type Line, lines } from './schema.ts'
import { describeValue } from './wording.ts'

/** What carries calls, by `FRONTDESK_LINE` or else the `line` of the YAML; undefined when what was written is no line. */
export function lineOf({ FRONTDESK_LINE }: Variables, assistant: Pick<Assistant, 'line'> | null): Line | undefined {
  return FRONTDESK_LINE ? lines.find((line) => line === FRONTDESK_LINE) : assistant?.line
}

/** What is missing for a line that the owner chose: the relay needs an address and a signature. */
export function lineFaults(line: Line | undefined, { PUBLIC_URL, TWILIO_AUTH_TOKEN }: Variables): Fault[] {
  if (line !== 'relay') return []
  const faults: Fault[] = []
  if (!PUBLIC_URL || /^http:/i.test(PUBLIC_URL)) {
    const found = PUBLIC_URL ? describeValue(showAddress(PUBLIC_URL)) : 'nothing'
    faults.push(missing('PUBLIC_URL', found, 'an https:// address: Twilio opens the relay there, with the line relay'))
  }
  if (!TWILIO_AUTH_TOKEN) {
    const allowed = 'the auth token of your Twilio account: it proves who opens the relay, with the line relay'
    faults.push(missing('TWILIO_AUTH_TOKEN', 'nothing', allowed))
  }
  return faults
}

function missing(path: string, found: string, allowed: string): Fault {
  const hint = 'with the line auto, calls are carried by webhooks until it is there'
  return { file: 'environment', line: null, column: null, path, found, allowed, hint }
}

/** Why these settings cannot carry calls by relay whatever the account can do, in words for the owner; null if they can. */
export function relayObstacle({ assistant, server, twilio }: Pick<Config, 'assistant' | 'server' | 'twilio'>) {
  if (!server.publicUrl?.startsWith('https:')) return 'PUBLIC_URL is not an https:// address'
  if (twilio.authTokens.length === 0) return 'TWILIO_AUTH_TOKEN is not set'
  if (!relayVoice(assistant)) return `relay.voice is not set, and ${assistant.voice} is not a voice of the relay`
  return null
}
