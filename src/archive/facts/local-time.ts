/** A moment as the business's clock shows it. */
export interface LocalTime {
  /** 20261125 for the 25th of November 2026. */
  readonly day: number
  /** From 0 to 23. */
  readonly hour: number
}

const quarterMs = 900_000

/**
 * Gives how moments (ms since the epoch) are shown in a time zone.
 * @param zone such as `Europe/Berlin`; null for the machine's own
 */
export function localTimes(zone: string | null): (at: number) => LocalTime {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', hourCycle: 'h23' },
    ...{ calendar: 'gregory', numberingSystem: 'latn', timeZone: zone ?? undefined },
  })
  let latest: LocalTime & { readonly quarter: number } = { quarter: Number.NaN, day: 0, hour: 0 }
  return (at) => {
    // Clocks are set by quarters of an hour, and calls come one after the other.
    const quarter = Math.floor(at / quarterMs)
    if (quarter === latest.quarter) return { day: latest.day, hour: latest.hour }
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]))
    const day = Number(`${parts['year']}${parts['month']}${parts['day']}`)
    const hour = Number(parts['hour'])
    latest = { quarter, day, hour }
    return { day, hour }
  }
}
