import { z } from 'zod'
import { isLoopbackName } from '../lib/loopback.ts'
import { isGoodPassword, passwordRule } from '../lib/password-rule.ts'
import { Secret } from '../lib/secret.ts'
import { webAddress } from './address.ts'
import type { ConsoleSettings } from './config.ts'
import type { Fault } from './fault.ts'
import { variable } from './variable.ts'

/** The variables of the console: who may sign in. */
export const consoleVariables = {
  CONSOLE_PASSWORD: z.string().refine(isGoodPassword, `a password of ${passwordRule}`).optional(),
  CONSOLE_OIDC_ISSUER: variable(issuerAddress, 'an https:// address, as your provider calls its issuer').optional(),
  CONSOLE_OIDC_CLIENT_ID: z.string().optional(),
  CONSOLE_OIDC_CLIENT_SECRET: z.string().optional(),
  CONSOLE_OIDC_OWNERS: variable(parseAddresses, 'e-mail addresses with commas between them').optional(),
}

/** Those whose values are never shown. */
export const secretConsoleVariables = ['CONSOLE_PASSWORD', 'CONSOLE_OIDC_CLIENT_SECRET'] as const

interface ConsoleEnvironment {
  readonly HOST: string
  readonly PUBLIC_URL?: string | undefined
  readonly CONSOLE_PASSWORD?: string | undefined
  readonly CONSOLE_OIDC_ISSUER?: string | undefined
  readonly CONSOLE_OIDC_CLIENT_ID?: string | undefined
  readonly CONSOLE_OIDC_CLIENT_SECRET?: string | undefined
  readonly CONSOLE_OIDC_OWNERS?: readonly string[] | undefined
}

/** The settings of the console; `consoleFaults` tells whether these variables go together. */
export function consoleSettings(env: ConsoleEnvironment): ConsoleSettings {
  const { CONSOLE_OIDC_ISSUER: issuer, CONSOLE_OIDC_CLIENT_ID: clientId, CONSOLE_OIDC_CLIENT_SECRET: secret } = env
  const isComplete = issuer !== undefined && clientId !== undefined && secret !== undefined
  return {
    password: env.CONSOLE_PASSWORD === undefined ? null : new Secret(env.CONSOLE_PASSWORD),
    oidc: isComplete
      ? { issuer, clientId, clientSecret: new Secret(secret), owners: env.CONSOLE_OIDC_OWNERS ?? [] }
      : null,
  }
}

const oidcVariables = ['CONSOLE_OIDC_ISSUER', 'CONSOLE_OIDC_CLIENT_ID', 'CONSOLE_OIDC_CLIENT_SECRET'] as const

/** What is missing for sign-in by OpenID Connect, where any of it is set. */
export function consoleFaults(env: ConsoleEnvironment): Fault[] {
  const wanted = env.CONSOLE_OIDC_OWNERS !== undefined || oidcVariables.some((name) => env[name] !== undefined)
  if (!wanted) return []
  const faults = oidcVariables
    .filter((name) => env[name] === undefined)
    .map((name) => missing(name, 'a value: sign-in by OpenID Connect needs issuer, client and secret'))
  if (env.PUBLIC_URL === undefined && !isLoopbackName(env.HOST)) {
    faults.push(missing('PUBLIC_URL', 'the address of the console, which the OpenID provider sends people back to'))
  }
  return faults
}

function missing(path: string, allowed: string): Fault {
  return { file: 'environment', line: null, column: null, path, found: 'nothing', allowed, hint: null }
}

/** As the provider writes it, with or without a slash at the end; http only on this machine, for trying. */
function issuerAddress(text: string): string | null {
  if (webAddress(text) === null) return null
  const { protocol, hostname } = new URL(text)
  return protocol === 'https:' || isLoopbackName(hostname) ? text : null
}

function parseAddresses(list: string): string[] | null {
  const addresses = list.split(',').flatMap((address) => address.trim().toLowerCase() || [])
  const isAddress = (text: string) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)
  return addresses.length > 0 && addresses.every(isAddress) ? addresses : null
}
