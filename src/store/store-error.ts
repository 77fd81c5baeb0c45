/**
 * What a caller of the store can do about a failure: `taken` another writer has this place already; `refused` this
 * write is at fault and others may still pass; `unavailable` the database cannot work at the moment.
 */
export type StoreErrorKind = 'taken' | 'refused' | 'unavailable'

export class StoreError extends Error {
  override name = 'StoreError'
  readonly kind: StoreErrorKind

  constructor(kind: StoreErrorKind, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.kind = kind
  }
}
