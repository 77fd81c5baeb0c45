import { ApiError, badField } from '../../frame/api-error.ts'
import type { PageRefusal } from './ports.ts'

/** What was made of a page. Throws an `ApiError` that says why nothing was. */
export function pageOrRefusal<T extends object>(outcome: T | PageRefusal): T {
  if (!('refused' in outcome)) return outcome
  const { refused, reason } = outcome
  switch (refused) {
    case 'name':
      throw badField('name', reason)
    case 'question':
      throw badField('answers', 'is no group of questions')
    case 'missing':
      throw new ApiError(404, reason)
    case 'no-folder':
      throw new ApiError(409, `${reason} Add one to the settings, such as "knowledge: { folder: ./knowledge }".`)
    case 'example':
      throw new ApiError(
        409,
        `${reason} Make an assistant of your own of it first: POST /api/assistant/own, or the page Assistant.`,
      )
    case 'taken':
      throw new ApiError(409, `${reason} Choose another name, or edit that page.`, {
        faults: [{ path: 'name', message: 'is taken' }],
      })
    case 'stale':
      throw new ApiError(409, `${reason} Nothing was written. Look at what is there now, then save again.`)
    case 'unfit':
    case 'failed':
      throw new ApiError(422, reason)
  }
}
