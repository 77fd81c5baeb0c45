import { count, oneOf, searchOf } from '../../../data/search-params.ts'

/** `run`: the number of the run that one came from, by which the version before it is known. */
export const versionSearch = searchOf({ run: count, with: oneOf(['running', 'before', 'nothing']) })
