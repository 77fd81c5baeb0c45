/** What came of one page of a source. `address` is in its one normal form. */
export type WebResult =
  | {
      type: 'document'
      /** Where the redirects ended. */
      address: string
      /** In lower case, without parameters; empty when the server does not say. */
      contentType: string
      /** As the server gave it, in lower case; null when it did not. */
      charset: string | null
      bytes: Uint8Array
      /** For asking the next time whether the page changed; null when the server gave none. */
      etag: string | null
      lastModified: string | null
    }
  | { type: 'unchanged'; address: string }
  | { type: 'gone'; address: string }
  /** Not read this time; `reason` is a sentence for the owner. */
  | { type: 'refused'; address: string; reason: string }
