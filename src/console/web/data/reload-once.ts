const key = 'frontdesk.reloaded'
const againMs = 60_000

/**
 * Loads the page anew, unless that has just been tried at this address: whatever it was to mend would go round for ever.
 *
 * @returns whether it is being loaded
 */
export function reloadOnce(): boolean {
  try {
    const tried = `${location.href} ${Math.floor(Date.now() / againMs)}`
    if (sessionStorage.getItem(key) === tried) return false
    sessionStorage.setItem(key, tried)
  } catch {
    // A browser that keeps nothing cannot tell the first time from the second.
    return false
  }
  location.reload()
  return true
}
