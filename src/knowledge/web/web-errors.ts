/** A source of which nothing can be read now; the message is a sentence for the owner. Keep the last good copy. */
export class WebSourceError extends Error {
  override name = 'WebSourceError'
}

/** One page that is not read; the message is a sentence for the owner. */
export class PageRefused extends Error {
  override name = 'PageRefused'
  /** True when it is nothing to tell unless the owner named the page: a picture, a page that robots are asked to leave. */
  readonly quiet: boolean

  constructor(message: string, options: { quiet?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause })
    this.quiet = options.quiet ?? false
  }
}
