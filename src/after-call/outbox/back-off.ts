const firstMs = 5_000
const longestMs = 6 * 3_600_000

/**
 * How long to wait before the next attempt, in ms: twice as long each time, up to six hours, so that twenty attempts
 * take about two days.
 * @param attempts how many there were
 * @param random from 0 to 1; spreads what failed together by a quarter to either side
 */
export function backOffMs(attempts: number, random: number): number {
  const planned = Math.min(firstMs * 2 ** Math.min(attempts - 1, 20), longestMs)
  return Math.round(planned * (0.75 + random / 2))
}
