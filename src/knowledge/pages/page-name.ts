/** In bytes of UTF-8; file systems take 255, and replacing a file needs a few for its draft. */
const longestName = 120
const wellFormed = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]*\.md$/u
/** Names that mean devices on Windows, whatever their ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * Why a new page cannot have this name, in words that follow "name"; null when it can. It is the name of a Markdown file
 * in a folder itself: never a path, never hidden.
 */
export function faultOfPageName(name: string): string | null {
  if (!/\.md$/.test(name)) return 'must end in .md, as in parking.md'
  if (/[/\\]/.test(name)) return 'must be the name of a file, not a path'
  if (name.startsWith('.')) return 'must not begin with a dot: hidden files are not read'
  if (!wellFormed.test(name) || name.includes('..')) {
    return 'must begin with a letter or digit and have only letters, digits, spaces, dots, - and _'
  }
  if (/[ .]\.md$/.test(name)) return 'must have a letter or digit before .md'
  if (devices.test(name)) return 'means a device on some machines; choose another'
  if (Buffer.byteLength(name) > longestName) return `must be shorter: at most ${longestName} bytes`
  return null
}
