import { variableOf } from '../../config/secret-references.ts'
import type { Secret } from '../../lib/secret.ts'
import { fillTemplate, parseTemplate } from '../../lib/template.ts'

/** Texts with their `${env:NAME}` filled, by key: headers, or variables of a command. Not to be shown. */
export function fillSecrets(
  texts: Readonly<Record<string, string>>,
  secrets: Readonly<Record<string, Secret>>,
): Record<string, string> {
  const fill = (hole: string) => secrets[variableOf(hole) ?? '']?.reveal() ?? ''
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, fillTemplate(parseTemplate(text), fill)]))
}

/** Shorter ones are as likely to be words. */
const shortestSecret = 6

/** A text of others without our secrets, which some services send back. */
export function maskSecrets(text: string, secrets: Readonly<Record<string, Secret>>): string {
  const known = Object.values(secrets).map((secret) => secret.reveal())
  return known
    .filter((secret) => secret.length >= shortestSecret)
    .reduce((masked, secret) => masked.replaceAll(secret, '[secret]'), text)
}
