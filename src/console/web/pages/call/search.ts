import { count, oneOf, searchOf } from '../../data/search-params.ts'

export const panes = ['overview', 'timing', 'events'] as const

/** What the page of a call keeps in its address: which side of it is shown, and a turn that is pointed at. */
export const callSearch = searchOf({ pane: oneOf(['conversation', ...panes]), turn: count })

export type CallSearch = ReturnType<typeof callSearch>
