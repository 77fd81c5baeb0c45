import { DOMParser, type Element, type Node } from '@xmldom/xmldom'
import { CarrierError, fault } from '../carrier-error.ts'

export type { Element, Node }

/**
 * Reads XML without any leniency and gives its root element.
 * Throws a `CarrierError` 12100 for what an XML reader must refuse, and for blanks before the document.
 */
export function parseXml(source: string): Element {
  refuseWhatTheParserLetsPass(source)
  const root = parse(source).documentElement
  if (!root) throw new CarrierError(fault.notXml, 'The document has no root element')
  return root
}

export function isElement(node: Node): node is Element {
  return node.nodeType === node.ELEMENT_NODE
}

function parse(source: string) {
  const parser = new DOMParser({
    onError(level, message) {
      throw new Error(`${level}: ${message}`)
    },
  })
  try {
    return parser.parseFromString(source, 'text/xml')
  } catch (cause) {
    throw new CarrierError(fault.notXml, `Not XML: ${messageOf(cause)}`, { cause })
  }
}

function refuseWhatTheParserLetsPass(source: string): void {
  const [, reason] = leniencies.find(([pattern]) => pattern.test(source)) ?? []
  if (reason) throw new CarrierError(fault.notXml, `Not XML: ${reason}`)
  for (const [reference, decimal, hexadecimal] of source.matchAll(/&#(?:(\d+)|x([\da-f]+));/gi)) {
    const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hexadecimal ?? '', 16)
    if (!isCharacter(code)) throw new CarrierError(fault.notXml, `Not XML: ${reference} is not a character`)
  }
}

/** Faults of form that the parser repairs silently. CDATA is not exempt: nothing of ours writes any. */
const leniencies: readonly (readonly [RegExp, string])[] = [
  [/^[\s\uFEFF]/, 'something stands before the document'],
  [/<!DOCTYPE/i, 'a document type is not allowed'],
  [/<\?(?!xml\s)/, 'a processing instruction is not allowed'],
  [/&(?!(?:\w+|#\d+|#x[\da-f]+);)/i, 'an ampersand that is not escaped'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  [/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/, 'a control character'],
]

/** The `Char` production of XML 1.0 (https://www.w3.org/TR/xml/#charsets). */
function isCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff)
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}
