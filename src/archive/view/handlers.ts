import type { CallEvent } from '../../conversation/events.ts'
import type { Of } from './draft.ts'

/** What each kind of event does to a view. */
export type Handlers = { readonly [Type in CallEvent['type']]: (event: Of<Type>) => void }

/** For what has no place in a view of its own. */
export function nothing(): void {}
