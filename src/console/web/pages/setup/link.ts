/** What a one-time link carries. */
export interface SetupLink {
  readonly token: string
  /** Whom it is for; null where they choose their own name. */
  readonly user: string | null
}

/**
 * Takes what a link such as `/setup#token=…` carries out of the address. What stands behind the `#` never leaves the
 * browser; taken out at once, it stays neither in the history nor on the screen.
 *
 * @returns null for any other address
 */
export function takeSetupLink(): SetupLink | null {
  const { hash, pathname, search } = location
  if (pathname !== '/setup' || hash.length < 2) return null
  history.replaceState(history.state, '', pathname + search)
  return setupLinkOf(hash)
}

/** @param fragment with its `#` */
export function setupLinkOf(fragment: string): SetupLink | null {
  const carried = new URLSearchParams(fragment.slice(1))
  const token = carried.get('token')
  return token ? { token, user: carried.get('user') } : null
}
