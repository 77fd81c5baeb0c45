import { searchOf, text } from '../../../data/search-params.ts'

/** `at`: the part of the settings to begin at, such as `openingHours`. */
export const editSearch = searchOf({ at: text })
