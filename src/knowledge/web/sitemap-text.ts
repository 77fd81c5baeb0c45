import { DOMParser } from '@xmldom/xmldom'
import { PageRefused } from './web-errors.ts'

/** The addresses that a sitemap lists: of pages, or of further sitemaps. As they are written, in order. */
export interface SitemapText {
  readonly kind: 'pages' | 'sitemaps'
  readonly addresses: readonly string[]
}

const webPage = /^(?:<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->|\s)*<(?:!doctype\s+html|html)/i

/** As many as the protocol allows. */
const maxAddresses = 50_000

/**
 * Reads a sitemap: XML, or plain text with an address on each line.
 *
 * @throws PageRefused when it is neither
 */
export function readSitemapText(text: string): SitemapText {
  const content = text.replace(/^\uFEFF/, '').trim()
  if (!content.startsWith('<')) return fromLines(content)
  if (webPage.test(content)) throw new PageRefused('it is a web page, not a sitemap')
  // Entities are declared there, and a few of them grow to any size.
  if (/<!doctype/i.test(content))
    throw new PageRefused('it is not read since it holds a document type declaration (<!DOCTYPE …>)')
  return fromXml(content)
}

function fromXml(content: string): SitemapText {
  const root = parseXml(content).documentElement
  const name = root?.localName
  if (name !== 'urlset' && name !== 'sitemapindex') throw new PageRefused(`it is not a sitemap but <${name}>`)
  const addresses: string[] = []
  for (let entry = root?.firstChild; entry && addresses.length < maxAddresses; entry = entry.nextSibling) {
    for (let part = entry.firstChild; part; part = part.nextSibling) {
      if (part.localName === 'loc') addresses.push(part.textContent?.trim() ?? '')
    }
  }
  return { kind: name === 'urlset' ? 'pages' : 'sitemaps', addresses: addresses.filter(Boolean) }
}

function parseXml(content: string) {
  try {
    const onError = (level: string, message: string) => {
      if (level !== 'warning') throw new Error(message)
    }
    return new DOMParser({ onError }).parseFromString(content, 'text/xml')
  } catch (cause) {
    throw new PageRefused('it is not well-formed XML', { cause })
  }
}

function fromLines(content: string): SitemapText {
  const lines = content
    .split(/\s*[\r\n]+\s*/)
    .filter(Boolean)
    .slice(0, maxAddresses)
  if (!lines.some((line) => /^https?:\/\//i.test(line))) throw new PageRefused('it lists no addresses')
  return { kind: 'pages', addresses: lines.filter((line) => /^https?:\/\//i.test(line)) }
}
