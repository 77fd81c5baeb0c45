import { type DomDocument, type DomElement, wordsOf } from './dom.ts'

const furniture =
  'nav, aside, footer, [role="navigation"], [role="banner"], [role="contentinfo"], [role="search"], ' +
  '[role="complementary"], [role="dialog"], [role="alertdialog"], [role="menu"], [role="menubar"], [role="tablist"]'

/** Not "cookie" alone: bakers write about them. */
const cookieNotice =
  /(?:cookie|consent)[-_]?(?:banner|bar|box|consent|notice|law|popup|modal|message|info|overlay|dialog|hint|disclaimer|manager|settings|wall)|gdpr|onetrust|cookiebot|usercentrics|didomi|cmplz|cky-|cc-window/i
/** In characters; a longer text is about cookies. */
const longestNotice = 1_500

/** The mark beside a heading that leads to itself. */
const permalink = /^[¶§#🔗]$/u

const linkBox =
  /(?:^|[-_\s])(?:nav|navbar|navigation|breadcrumbs?|header|footer|sidebar|social|share|sharing|skip|skiplink|pagination|pager|topbar|toolbar)(?:$|[-_\s])/i

/**
 * Takes away what a site repeats on every page: navigation, page header and footer, asides, cookie notices, and lists
 * of links above the first heading.
 */
export function removeFurniture(page: DomDocument): void {
  for (const element of page.querySelectorAll(furniture)) element.remove()
  for (const link of page.querySelectorAll('a')) if (permalink.test(wordsOf(link))) link.remove()
  for (const element of page.querySelectorAll('header')) {
    // The header of an article or section has its heading.
    if (!element.closest('main, article, section')) element.remove()
  }
  for (const element of page.querySelectorAll('body [id], body [class]')) {
    const names = namesOf(element)
    const notice = cookieNotice.test(names) && wordsOf(element).length <= longestNotice && !hasContent(element)
    if (notice || (linkBox.test(names) && !hasContent(element) && linkShare(element) >= 0.5)) element.remove()
  }
  removeLinksAtTop(page)
}

function removeLinksAtTop(page: DomDocument): void {
  for (const element of page.querySelectorAll('body ul, body ol, h1, h2, main')) {
    if (/^(?:h1|h2|main)$/.test(element.localName)) return
    if ([...element.querySelectorAll('a')].length >= 3 && linkShare(element) >= 0.8) element.remove()
  }
}

function namesOf(element: DomElement): string {
  return `${element.getAttribute('id') ?? ''} ${element.getAttribute('class') ?? ''}`
}

function hasContent(element: DomElement): boolean {
  return element.matches('main, article') || element.querySelector('main, article, h1, table') !== null
}

/** How much of the words are links, from 0 to 1; 0 for an element without words. */
function linkShare(element: DomElement): number {
  const all = wordsOf(element).length
  const links = [...element.querySelectorAll('a')].reduce((sum, link) => sum + wordsOf(link).length, 0)
  return all === 0 ? 0 : links / all
}
