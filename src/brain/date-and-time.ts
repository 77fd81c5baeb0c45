/**
 * Gives a function that says when `now` (ms since the epoch) is, such as
 * `Wednesday, 25 November 2026, 14:05 (Europe/Berlin)`. Where the business named no zone it is UTC, and says so.
 * Throws a RangeError when the zone is not an IANA zone.
 */
export function createDateAndTime(zone: string | null): (now: number) => string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone ?? 'UTC',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const label = zone ?? 'UTC; the local time of the business is not known'
  const describe = (now: number) => {
    const part = Object.fromEntries(format.formatToParts(now).map(({ type, value }) => [type, value]))
    const { weekday, day, month, year, hour, minute } = part
    return `${weekday}, ${day} ${month} ${year}, ${hour}:${minute} (${label})`
  }
  // Zones differ from UTC by whole minutes, so nothing changes within one; formatting costs more than all else in a prompt.
  let last = { minute: Number.NaN, text: '' }
  return (now) => {
    const minute = Math.floor(now / 60_000)
    if (minute !== last.minute) last = { minute, text: describe(now) }
    return last.text
  }
}
