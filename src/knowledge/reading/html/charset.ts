/** How far into a page its declaration may stand, in bytes, and some more than the standard says. */
const declaredWithin = 4_096

/** The encoding that a page declares in its first bytes; null when it does not. */
export function declaredCharset(bytes: Uint8Array): string | null {
  const start = Buffer.from(bytes.subarray(0, declaredWithin)).toString('latin1')
  const declared =
    /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(start)?.[1] ??
    /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w:.-]+)/i.exec(start)?.[1] ??
    null
  // Whoever could read this declaration did not read it as UTF-16.
  return declared !== null && /^utf-?16/i.test(declared) ? 'utf-8' : declared
}
