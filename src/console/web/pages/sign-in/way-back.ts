/**
 * Where to go on after the sign-in. Only addresses of this console count: a link made by somebody else must not lead
 * away from here.
 *
 * @param back as it stands in the address
 * @param origin of the console, such as `https://desk.example`
 */
export function wayBack(back: string | undefined, origin: string): string {
  if (back === undefined || !URL.canParse(back, origin)) return '/'
  const { origin: target, pathname, search, hash } = new URL(back, origin)
  if (target !== origin || pathname.startsWith('//') || pathname === '/sign-in') return '/'
  return pathname + search + hash
}
