/**
 * The process that takes pages and sitemaps of strangers apart, so that large or hostile ones never hold up a call and
 * never bring ours down.
 */
import { readMarkup } from './page-markup.ts'
import type { ParseReply, ParseRequest } from './parse-messages.ts'
import { readSitemapText } from './sitemap-text.ts'
import { PageRefused } from './web-errors.ts'

function answer(request: ParseRequest): ParseReply {
  try {
    if (request.kind === 'sitemap') return { kind: 'sitemap', sitemap: readSitemapText(decode(request.bytes, null)) }
    return { kind: 'page', markup: readMarkup(decode(request.bytes, request.charset), request.robotName) }
  } catch (error) {
    return { kind: 'refused', reason: error instanceof PageRefused ? error.message : 'it cannot be taken apart' }
  }
}

/** Addresses and robots marks are ASCII in practice: a wrong guess at the charset spoils none of them. */
function decode(bytes: Uint8Array, charset: string | null): string {
  const marked = { fffe: 'utf-16le', feff: 'utf-16be' }[Buffer.from(bytes.subarray(0, 2)).toString('hex')]
  try {
    return new TextDecoder(marked ?? charset ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes) // an unknown charset
  }
}

process.on('message', (request) => process.send?.(answer(request as ParseRequest)))
