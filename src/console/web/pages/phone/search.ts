import { count, searchOf, text } from '../../data/search-params.ts'

/** What the telephone keeps in its address: the version of a draft to be tried, or the turn of a call to go on from. */
export const phoneSearch = searchOf({ version: text, fork: text, turn: count })
