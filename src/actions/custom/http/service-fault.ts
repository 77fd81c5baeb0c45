/** A service gave no usable answer. The message is a sentence for the model: no address, no secret, nothing of the answer. */
export class ServiceFault extends Error {
  override name = 'ServiceFault'
  /** What happened in a few words for the owner: a code, a status, the name of a host that is private. */
  readonly detail: string
  /** Whether the same request may do better a moment later. */
  readonly passing: boolean

  constructor(message: string, options: { detail: string; passing?: boolean; cause?: unknown }) {
    super(message, { cause: options.cause })
    this.detail = options.detail
    this.passing = options.passing ?? false
  }
}
