import { parseHTML } from 'linkedom'
import { UnreadableDocument } from '../../documents.ts'

/** As much of the DOM as pages are tidied with; the compiler's own declaration would bring in all of a browser. */
export interface DomElement {
  readonly localName: string
  readonly textContent: string
  readonly parentElement: DomElement | null
  readonly children: Iterable<DomElement>
  readonly ownerDocument: DomDocument
  innerHTML: string
  getAttribute(name: string): string | null
  hasAttribute(name: string): boolean
  closest(selector: string): DomElement | null
  matches(selector: string): boolean
  querySelector(selector: string): DomElement | null
  querySelectorAll(selector: string): Iterable<DomElement>
  append(...nodes: (DomElement | string)[]): void
  before(...nodes: (DomElement | string)[]): void
  replaceWith(...nodes: (DomElement | string)[]): void
  remove(): void
}

export interface DomDocument {
  readonly body: DomElement
  createElement(name: string): DomElement
  querySelector(selector: string): DomElement | null
  querySelectorAll(selector: string): Iterable<DomElement>
}

/** Elements within elements; pages that people make have some dozens. */
const deepest = 500

/**
 * A page, or a part of one, as a document; its scripts are never run.
 *
 * @throws UnreadableDocument when its elements are nested so deeply that everything done with them would take for ever
 */
export function parsePage(source: string): DomDocument {
  // The parser takes the first element for the document's own unless there is one.
  const whole = /<html[\s>]/i.test(source) ? source : `<!doctype html><html>${withBody(source)}</html>`
  const page = parseHTML(whole).document as unknown as DomDocument
  const depths = new Map<DomElement | null, number>()
  for (const element of page.querySelectorAll('*')) {
    const depth = (depths.get(element.parentElement) ?? 0) + 1
    if (depth > deepest) throw new UnreadableDocument('its elements are nested too deeply to be read')
    depths.set(element, depth)
  }
  return page
}

function withBody(source: string): string {
  return /<body[\s>]/i.test(source) ? source : `<head></head><body>${source}</body>`
}

/** An element's words on one line. */
export function wordsOf(element: DomElement): string {
  return element.textContent.replace(/\s+/g, ' ').trim()
}

/** Puts an element of another name, with the same content, in the place of this one. */
export function rename(element: DomElement, name: string): void {
  const other = element.ownerDocument.createElement(name)
  other.innerHTML = element.innerHTML
  element.replaceWith(other)
}
