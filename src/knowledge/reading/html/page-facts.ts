import { momentOf } from '../dates.ts'
import { oneLine } from '../plain-text.ts'
import type { DomDocument } from './dom.ts'

/** What a page says of itself. */
export interface PageFacts {
  /** Null when it has none. */
  readonly title: string | null
  /** In ms since the epoch; null when it does not say, or not clearly. */
  readonly changedAt: number | null
}

const changeTags = [
  'meta[property="article:modified_time"]',
  'meta[property="og:updated_time"]',
  'meta[itemprop="dateModified"]',
  'meta[name="last-modified" i]',
  'meta[name="dcterms.modified" i]',
  'meta[http-equiv="last-modified" i]',
]

/** To be asked before anything is taken away from the page. */
export function pageFacts(page: DomDocument): PageFacts {
  return { title: titleOf(page), changedAt: changedAt(page) }
}

function titleOf(page: DomDocument): string | null {
  const [heading, second] = [...page.querySelectorAll('h1')].map(({ textContent }) => oneLine(textContent))
  const candidates = [
    second === undefined ? heading : undefined,
    page.querySelector('meta[property="og:title"]')?.getAttribute('content'),
    page.querySelector('title')?.textContent,
    heading,
  ]
  return candidates.map((text) => oneLine(text ?? '')).find((text) => text !== '') ?? null
}

function changedAt(page: DomDocument): number | null {
  for (const tag of changeTags) {
    const moment = anyMoment(page.querySelector(tag)?.getAttribute('content'))
    if (moment !== null) return moment
  }
  return structuredChange(page) ?? timeElement(page)
}

function timeElement(page: DomDocument): number | null {
  const times = [...page.querySelectorAll('time[datetime]')]
  const clear = times.find((time) => time.matches('[itemprop="dateModified"], .updated, .modified'))
  return anyMoment(clear?.getAttribute('datetime'))
}

/** https://schema.org/dateModified, of whichever part of the page says it first. */
function structuredChange(page: DomDocument): number | null {
  for (const script of page.querySelectorAll('script[type="application/ld+json"]')) {
    const moment = anyMoment(/"dateModified"\s*:\s*"([^"]{8,40})"/.exec(script.textContent)?.[1])
    if (moment !== null) return moment
  }
  return null
}

/** ISO 8601, or as in HTTP headers. */
function anyMoment(text: string | null | undefined): number | null {
  if (!text) return null
  const moment = momentOf(text) ?? (/\bGMT\s*$/.test(text) ? Date.parse(text) : Number.NaN)
  return Number.isNaN(moment) ? null : moment
}
