import { ApiError } from '../../frame/api-error.ts'
import type { DraftOutcome, PublishOutcome } from './ports.ts'

/** The version that runs, or is open, now. Throws an `ApiError` that says why none does. */
export function versionOrRefusal(outcome: PublishOutcome | DraftOutcome): string {
  switch (outcome.kind) {
    case 'published':
    case 'open':
      return outcome.version
    case 'faults':
      throw new ApiError(422, 'These settings have faults, so nothing was changed.', {
        faults: outcome.faults.map(({ path, line, found, allowed, hint }) => ({
          path,
          message: `${line === null ? '' : `line ${line}: `}found ${found}, allowed ${allowed}${hint ? `; ${hint}` : ''}`,
        })),
      })
    case 'stale':
      throw new ApiError(
        409,
        'The file was changed meanwhile, here or by hand. Look at what is different, then publish again.',
      )
    case 'example':
      throw new ApiError(409, 'The example is never changed. Make an assistant of your own of it first.')
    case 'failed':
      throw new ApiError(422, `Nothing was changed, because it could not run: ${outcome.reason}`)
  }
}
