import { type DomDocument, type DomElement, rename, wordsOf } from './dom.ts'

/** In characters; cells of tables that only arrange a page are longer. */
const longestCell = 600

/** Says in plain elements what a Markdown tree has no word for: captions, folded sections, definitions, row headings. */
export function tidy(page: DomDocument): void {
  for (const summary of page.querySelectorAll('summary')) rename(summary, 'h6')
  for (const list of page.querySelectorAll('dl')) tidyDefinitions(list)
  // From the inside out, so that a table within a table is dealt with before the outer one.
  for (const table of [...page.querySelectorAll('table')].reverse()) {
    if (isLayout(table)) unwrap(table)
    else tidyTable(table)
  }
}

/** Questions become headings; other terms are followed by a colon. */
function tidyDefinitions(list: DomElement): void {
  const terms = [...list.querySelectorAll('dt')]
  if (!terms.some((term) => /\?$/.test(wordsOf(term)))) {
    for (const term of terms) if (/[\p{L}\p{N})]$/u.test(wordsOf(term))) term.append(':')
    return
  }
  for (const term of terms) rename(term, 'h6')
  for (const definition of list.querySelectorAll('dd')) rename(definition, 'div')
  rename(list, 'div')
}

function tidyTable(table: DomElement): void {
  for (const caption of table.querySelectorAll('caption')) {
    const paragraph = table.ownerDocument.createElement('p')
    paragraph.innerHTML = caption.innerHTML
    table.before(paragraph)
    caption.remove()
  }
  // Cells that head a row are no column headings, or the first row would be taken for the header.
  const [first, ...others] = rowsOf(table)
  const headed =
    first !== undefined && others.length > 0 && [...first.children].every(({ localName }) => localName === 'th')
  if (!headed && !table.querySelector('thead')) for (const cell of table.querySelectorAll('th')) rename(cell, 'td')
}

function isLayout(table: DomElement): boolean {
  if (/^(?:presentation|none)$/.test(table.getAttribute('role') ?? '')) return true
  if (table.querySelector('table, h1, h2, h3, h4, h5, h6, article, section, form')) return true
  if (rowsOf(table).every((row) => [...row.children].length < 2)) return true
  return [...table.querySelectorAll('td, th')].some((cell) => wordsOf(cell).length > longestCell)
}

function rowsOf(table: DomElement): DomElement[] {
  return [...table.querySelectorAll('tr')]
}

function unwrap(table: DomElement): void {
  for (const part of table.querySelectorAll('td, th, tr, tbody, thead, tfoot, caption')) rename(part, 'div')
  rename(table, 'div')
}
