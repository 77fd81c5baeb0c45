/** Attributes of a verb; null ones are left out. Booleans and numbers are written as Twilio reads them. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>

/** A piece of finished TwiML. Only this module makes one, so text can't get in unescaped. */
export interface Twiml {
  readonly xml: string
}

/** One verb with its attributes and children. Twilio's names are case-sensitive. */
export function verb(name: string, attributes: Attributes, children: readonly Twiml[] | string = []): Twiml {
  const open = `<${name}${writeAttributes(attributes)}`
  const inner = typeof children === 'string' ? escapeText(children) : children.map((child) => child.xml).join('')
  return { xml: inner === '' ? `${open}/>` : `${open}>${inner}</${name}>` }
}

/** A whole document: nothing may stand before the declaration. */
export function response(verbs: readonly Twiml[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${verb('Response', {}, verbs).xml}`
}

/** A document that does these verbs before those that it has. */
export function inFront(verbs: readonly Twiml[], document: string): string {
  const added = verbs.map(({ xml }) => xml).join('')
  return document.replace(/<Response(\/?)>/, (_open, empty) =>
    empty ? `<Response>${added}</Response>` : `<Response>${added}`,
  )
}

function writeAttributes(attributes: Attributes): string {
  let written = ''
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null) written += ` ${name}="${escapeText(String(value))}"`
  }
  return written
}

const special: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
const needsEscape = /[&<>"']/
// Everything that XML 1.0 does not allow in a document, escaped or not; unpaired surrogates go by toWellFormed.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function escapeText(text: string): string {
  const allowed = text.replace(notXml, '').toWellFormed()
  return needsEscape.test(allowed) ? allowed.replace(/[&<>"']/g, (character) => special[character] ?? '') : allowed
}
