import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** What a web page says to those who follow links. */
export interface PageMarkup {
  /** The addresses of its links as they are written, in the order of the page; without those marked `nofollow`. */
  readonly links: readonly string[]
  /** What its links are relative to, as it is written; null when that is the page itself. */
  readonly base: string | null
  /** What its robots marks ask for, in lower case: `noindex`, `nofollow`. */
  readonly robots: readonly string[]
}

/** Links beyond these are not taken. */
const maxLinks = 5_000

/** Looks through a page; `robotName` is the name by which its marks may call us. Malformed pages give what they have. */
export function readMarkup(html: string, robotName: string): PageMarkup {
  const links: string[] = []
  const robots: string[] = []
  let base: string | null = null
  for (const { tagName, properties } of elements(fromHtml(html))) {
    const href = text(properties['href'])
    if (tagName === 'base') base ??= href || null
    if (tagName === 'meta' && ['robots', robotName].includes(text(properties['name']).toLowerCase())) {
      robots.push(...directives(text(properties['content'])))
    }
    if ((tagName === 'a' || tagName === 'area') && href && links.length < maxLinks) {
      if (!/(?:^|\s)nofollow(?:\s|$)/i.test(text(properties['rel']))) links.push(href)
    }
  }
  return { links, base, robots }
}

/** The words of a robots mark. `none` is short for two of them. */
export function directives(content: string): string[] {
  const words = content
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  return words.flatMap((word) => (word === 'none' ? ['noindex', 'nofollow'] : [word]))
}

/** In the order of the page; without recursion, since pages nest as deep as they like. */
function* elements(root: Nodes): Generator<Element> {
  const waiting: Nodes[] = [root]
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.type === 'element') yield node
    if (!('children' in node)) continue
    for (let index = node.children.length - 1; index >= 0; index -= 1) {
      const child = node.children[index]
      if (child) waiting.push(child)
    }
  }
}

function text(value: Element['properties'][string]): string {
  return Array.isArray(value) ? value.join(' ') : typeof value === 'string' ? value.trim() : ''
}
