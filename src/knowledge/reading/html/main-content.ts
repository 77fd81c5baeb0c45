import { isProbablyReaderable, Readability } from '@mozilla/readability'
import { type DomDocument, parsePage, wordsOf } from './dom.ts'

/** What a page is about must be at least this much of its words; else what was found is only a part of it. */
const leastShare = 0.5

/**
 * The HTML of what a page is about: its main element, its only article, what Readability finds in a long text, or, as
 * on most pages of businesses, all of it. Furniture must have been removed.
 */
export function mainContent(page: DomDocument): string {
  const all = wordsOf(page.body).length
  const [main, otherMain] = [...page.querySelectorAll('main, [role="main"]')]
  if (main && !otherMain && wordsOf(main) !== '') return main.innerHTML
  const [article, otherArticle] = [...page.querySelectorAll('article')]
  if (article && !otherArticle && wordsOf(article).length >= all * leastShare) return article.innerHTML
  const found = readable(page)
  return found !== null && wordsOf(parsePage(found).body).length >= all * leastShare ? found : page.body.innerHTML
}

function readable(page: DomDocument): string | null {
  // Readability takes the document apart, and it asks for styles that this DOM does not know.
  const copy = parsePage(`<!doctype html><html><head></head><body>${page.body.innerHTML}</body></html>`)
  const visible = { visibilityChecker: () => true }
  if (!isProbablyReaderable(copy as never, visible)) return null
  return new Readability(copy as never, { disableJSONLD: true }).parse()?.content ?? null
}
