/** There is more to do than can wait. */
export class TooManyAtOnce extends Error {
  override name = 'TooManyAtOnce'
}

/**
 * Gives a function that does work, at most so many pieces of it at the same time; others wait, in order.
 *
 * @throws TooManyAtOnce when as many as may are waiting already
 */
export function limitAtOnce(most: number, mostWaiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= most) {
      if (waiting.length >= mostWaiting) throw new TooManyAtOnce('Too much is being done at the moment')
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
