/**
 * Lets go of a stream that nobody reads any more, without waiting for it: one that hangs would hold its reader too.
 * What it throws on the way out is of no interest to anybody.
 */
export function release(stream: AsyncIterator<unknown>): void {
  stream.return?.().then(undefined, () => {})
}

/** The reason for aborting what ended well or lost. Shared, since making an abort error costs as much as many parts. */
export const noLongerNeeded = new Error('no longer needed')
