const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

const format = new Intl.RelativeTimeFormat('en')

/** How long ago it was, such as `3 hours ago`; both in ms since the epoch. */
export function ago(at: number, now: number): string {
  const passed = Math.max(0, now - at)
  const unit = units.find(([, ms]) => passed >= ms)
  return unit ? format.format(-Math.floor(passed / unit[1]), unit[0]) : 'just now'
}
