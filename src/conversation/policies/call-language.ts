import type { Assistant } from '../../config/schema.ts'
import type { CallState } from '../call-state.ts'

/** The language that a call is held in now, as a BCP 47 tag: it is state, whatever was said or found meanwhile. */
export function languageOf(state: Pick<CallState, 'language'>, { language }: Pick<Assistant, 'language'>): string {
  return state.language ?? language
}
