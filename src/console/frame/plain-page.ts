import type { FastifyReply } from 'fastify'
import { pageHeaders } from './console-headers.ts'

export interface PlainPage {
  readonly title: string
  /** A sentence or two; never HTML. */
  readonly text: string
  /** Where to go from here. */
  readonly link?: { readonly to: string; readonly text: string }
}

const style =
  ':root{color-scheme:light dark;font:1.125rem/1.5 system-ui,sans-serif}main{max-width:36rem;margin:15vh auto;padding:0 1.5rem}'

/** Answers with a page that needs nothing but itself, for when the pages of the console cannot say it. */
export function sendPlainPage(reply: FastifyReply, { title, text, link }: PlainPage): FastifyReply {
  const nonce = pageHeaders(reply)
  const further = link ? `<p><a href="${escaped(link.to)}">${escaped(link.text)}</a></p>` : ''
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer(String)
    .send(
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)} - Frontdesk</title><style nonce="${nonce}">${style}</style></head><body><main><h1>${escaped(title)}</h1><p>${escaped(text)}</p>${further}</main></body></html>`,
    )
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
}
