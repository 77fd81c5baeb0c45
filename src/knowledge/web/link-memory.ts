/** The links of pages that were read, so that a page that did not change need not be fetched again for them. */
export interface LinkMemory {
  has(page: string): boolean
  /** Empty when the page is not remembered. */
  get(page: string): readonly URL[]
  set(page: string, links: readonly URL[]): void
}

/** Remembers `maxLinks` links; of the pages beyond them it forgets those that were read longest ago. */
export function createLinkMemory(maxLinks = 200_000): LinkMemory {
  const pages = new Map<string, readonly URL[]>()
  let total = 0

  function forget(page: string): void {
    total -= cost(pages.get(page))
    pages.delete(page)
  }

  return {
    has: (page) => pages.has(page),
    get: (page) => pages.get(page) ?? [],
    set(page, links) {
      forget(page)
      pages.set(page, links)
      total += cost(links)
      for (const oldest of pages.keys()) {
        if (total <= maxLinks) break
        forget(oldest)
      }
    },
  }
}

/** A page without links takes room too. */
function cost(links: readonly URL[] | undefined): number {
  return links ? links.length + 1 : 0
}
