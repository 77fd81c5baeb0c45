import { isPublicAddress, type PrivateHosts, portOf } from '../lib/net/public-address.ts'
import { holesOf, parseTemplate, secretNotation, type Template, TemplateFault } from '../lib/template.ts'
import type { Finding } from './schema-faults.ts'
import { variableOf } from './secret-references.ts'
import { describeHidden, describeValue, didYouMean } from './wording.ts'

type Path = readonly PropertyKey[]

/** What the carrier tells of a call, for templates of requests. */
export const callFacts = ['call.id', 'call.from', 'call.to', 'call.language', 'call.level'] as const

interface Allowed {
  readonly names: readonly string[]
  /** The variables that are set; null where secrets do not belong. */
  readonly variables: Readonly<Record<string, string>> | null
}

/** What is wrong with a template; empty when nothing is. What it holds is never shown. */
export function templateFindings(text: string, path: Path, { names, variables }: Allowed): Finding[] {
  const template = readTemplate(text)
  if (!template) {
    return [
      {
        path,
        found: 'a brace that belongs to no name',
        allowed: `{name} or ${secretNotation}; a brace itself is written twice: {{`,
      },
    ]
  }
  return holesOf(template).flatMap((hole): Finding[] => {
    const variable = variableOf(hole)
    if (variable === null) return names.includes(hole) ? [] : [unknownName(hole, path, names)]
    if (!variables) return [{ path, found: 'a secret', allowed: 'secrets in headers, query and body only' }]
    if (variables[variable]) return []
    return [
      {
        path,
        found: `${variable}, which is not set`,
        allowed: 'the name of a variable that the environment or .env sets',
      },
    ]
  })
}

const secretHeader = /^(?:(?:proxy-)?authorization|cookie|.*(?:api-?key|token|secret|password).*)$/i
/** Those that belong to the connection, or that decide where a request goes. */
const ownHeaders =
  /^(?:host|connection|content-length|transfer-encoding|te|trailer|upgrade|keep-alive|expect|accept-encoding)$/i

/** The same for the headers of a request. */
export function headerFindings(headers: Readonly<Record<string, string>>, path: Path, allowed: Allowed): Finding[] {
  return Object.entries(headers).flatMap(([name, text]): Finding[] => {
    const at = [...path, name]
    if (ownHeaders.test(name))
      return [{ path: at, found: `the header ${name}`, allowed: 'headers other than those of the connection itself' }]
    if (secretHeader.test(name) && !text.includes('${')) {
      return [
        { path: at, found: describeHidden(text), allowed: `the secret by the name of its variable: ${secretNotation}` },
      ]
    }
    if (/[^\x20-\x7e]/.test(text))
      return [
        {
          path: at,
          found: 'signs that no header holds',
          allowed: 'letters without accents, digits and signs, on one line',
        },
      ]
    return templateFindings(text, at, allowed)
  })
}

/** An address without holes for where a request may go; null with `found` and `allowed` where it may not. */
export function addressFindings(address: string, path: Path, isAllowed: PrivateHosts): Finding[] {
  const url = URL.parse(address)
  const found = describeValue(address.replace(/\/\/[^/]*@/, '//…@').slice(0, 80))
  if (!url || !/^https?:$/.test(url.protocol))
    return [{ path, found, allowed: 'an address such as https://api.example.org/orders' }]
  if (url.username || url.password || url.hash) {
    return [
      { path, found, allowed: 'an address without a user, a password or a part behind #; secrets belong in headers' },
    ]
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (isAllowed(host, portOf(url))) return []
  const listing = `or list ${url.host} under privateHosts if that is meant`
  if (looksPrivate(host))
    return [{ path, found: `${url.host}, a host of a private network`, allowed: `a public host, ${listing}` }]
  if (url.protocol === 'http:')
    return [{ path, found: 'an address without encryption', allowed: `https://, ${listing}` }]
  return []
}

/** Reads a template; null where it is none. */
export function readTemplate(text: string): Template | null {
  try {
    return parseTemplate(text)
  } catch (error) {
    if (error instanceof TemplateFault) return null
    throw error
  }
}

function unknownName(hole: string, path: Path, names: readonly string[]): Finding {
  const allowed = names.length > 0 ? names.join(', ') : 'no {name} at all'
  return { path, found: `{${hole}}`, allowed, hint: didYouMean(hole, names) }
}

function looksPrivate(host: string): boolean {
  const isAddress = /^[\d.]+$/.test(host) || host.includes(':')
  return isAddress ? !isPublicAddress(host) : /(?:^|\.)(?:localhost|local|internal|lan)$|^[^.]+$/.test(host)
}
