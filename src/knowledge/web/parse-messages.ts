import type { PageMarkup } from './page-markup.ts'
import type { SitemapText } from './sitemap-text.ts'

/** What the parsing process is asked. */
export type ParseRequest =
  | { readonly kind: 'page'; readonly bytes: Uint8Array; readonly charset: string | null; readonly robotName: string }
  | { readonly kind: 'sitemap'; readonly bytes: Uint8Array }

/** What it answers; `refused` is a sentence for the owner. */
export type ParseReply =
  | { readonly kind: 'page'; readonly markup: PageMarkup }
  | { readonly kind: 'sitemap'; readonly sitemap: SitemapText }
  | { readonly kind: 'refused'; readonly reason: string }
