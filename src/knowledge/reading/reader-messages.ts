import type { DocumentText } from '../documents.ts'
import type { ReadingLimits } from './limits.ts'
import type { DocumentBytes } from './read-document.ts'

/** To the process that reads, one at a time. */
export interface ReadRequest {
  readonly document: DocumentBytes
  readonly limits: ReadingLimits
}

/** From it: the text, or why there is none. */
export type ReadReply = { readonly text: DocumentText } | { readonly refusal: string }
