/** Parameters that say where a visitor came from, not which page is meant. */
const tracking = /^(?:utm_[^=]*|fbclid|gclid|dclid|msclkid|yclid|mc_cid|mc_eid|_hsenc|_hsmi|igshid)(?:=|$)/i

/** Files that hold nothing to read, by the end of their names; everything else is asked for. */
const notDocuments =
  /\.(?:avif|bmp|gif|ico|jpe?g|png|svg|tiff?|webp|aac|avi|flac|m4[av]|mkv|mov|mp[34]|mpe?g|og[agv]|wav|webm|7z|apk|bz2|dmg|exe|gz|iso|msi|rar|t[ag][rz]|xz|zip|css|js|mjs|map|json|xml|rss|atom|eot|otf|ttf|woff2?|ics|vcf)$/i

const longest = 2_000
const deepest = 20
/** `/a/b/a/b/a/b/…` comes from links that are relative by mistake. */
const repeats = 3

/** The one form of a page's address: without fragment, tracking parameters and an empty query. */
export function normalAddress(address: URL): string {
  const url = new URL(address)
  url.hash = ''
  const parameters = url.search.slice(1).split('&')
  const kept = parameters.filter((parameter) => parameter !== '' && !tracking.test(parameter))
  if (kept.length < parameters.length) url.search = kept.join('&')
  return url.href
}

/** The address that a link leads to; null for what is no page, or an address as only traps have it. */
export function linkedAddress(link: string, base: URL): URL | null {
  const url = URL.parse(link, base.href)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) return null
  const segments = url.pathname.split('/').filter(Boolean)
  if (url.href.length > longest || segments.length > deepest || notDocuments.test(url.pathname)) return null
  return mostOften(segments) > repeats ? null : new URL(normalAddress(url))
}

/**
 * The address as one of the site's: the same host and port, with or without `www.`, by https if the site is. Null for
 * other sites.
 */
export function addressWithin(site: URL, address: URL): URL | null {
  if (bareHost(address) !== bareHost(site) || address.port !== site.port) return null
  if (address.protocol === site.protocol || address.protocol === 'https:') return address
  const upgraded = new URL(address)
  upgraded.protocol = 'https:'
  return upgraded
}

function bareHost({ hostname }: URL): string {
  return hostname.replace(/^www\./, '')
}

function mostOften(words: readonly string[]): number {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return Math.max(0, ...counts.values())
}
