/**
 * An http or https address without a trailing slash. Null for anything else, and for addresses with a query, a
 * fragment or a name and password, none of which survive when paths are put behind the address.
 */
export function webAddress(text: string): string | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.username || url.password || /[?#]/.test(text)) return null
  return url.href.replace(/\/+$/, '')
}

/**
 * The address of a page in one form: http or https, with its query, without the part behind `#`. Null for anything
 * else, and for addresses with a name and password, which would be shown wherever the page is named.
 */
export function pageAddress(text: string): string | null {
  const trimmed = text.trim()
  if (!/^https?:\/\//i.test(trimmed) || trimmed.length > 2_000 || !URL.canParse(trimmed)) return null
  const url = new URL(trimmed)
  if (url.username || url.password) return null
  url.hash = ''
  return url.href
}

/** Like `webAddress`, for the base of a model API: people copy it with or without `/v1`, here it is always without. */
export function apiAddress(text: string): string | null {
  return webAddress(text)?.replace(/\/+v1$/, '') ?? null
}

/** An address as it may be shown: names, passwords and queries are cut out. */
export function showAddress(text: string): string {
  return text.replace(/^([a-z]+:\/\/)?.*@/is, '$1…@').replace(/[?#].*/s, '?…')
}
