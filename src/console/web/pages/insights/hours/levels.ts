/** How dark a cell is: 0 without calls, then in steps up to the busiest. */
export const levels = 5

/** @param most calls of the busiest hour */
export function levelOf(calls: number, most: number): number {
  return calls === 0 ? 0 : Math.max(1, Math.ceil((calls / most) * levels))
}

export interface WeekHour {
  /** 0 for Monday. */
  readonly weekday: number
  readonly hour: number
  readonly calls: number
}

/** The hour of the week with most calls, the first of several; null where there were none. */
export function busiestOf(weekHours: readonly (readonly number[])[]): WeekHour | null {
  let busiest: WeekHour | null = null
  for (const [weekday, hours] of weekHours.entries()) {
    for (const [hour, calls] of hours.entries()) {
      if (calls > (busiest?.calls ?? 0)) busiest = { weekday, hour, calls }
    }
  }
  return busiest
}
