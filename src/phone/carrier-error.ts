/**
 * Something that the carrier refuses. `code` is Twilio's number for it (https://www.twilio.com/docs/api/errors),
 * so that what is read here can be looked up there.
 */
export class CarrierError extends Error {
  override name = 'CarrierError'
  readonly code: number

  constructor(code: number, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.code = code
  }

  /** True when the server could not be reached at all, as opposed to answering something wrong. */
  get unreachable(): boolean {
    return this.code === fault.connection || this.code === fault.hostName
  }
}

/** Twilio's error numbers that this carrier gives. */
export const fault = {
  invalidUrl: 11100,
  retrieval: 11200,
  connection: 11205,
  protocol: 11206,
  hostName: 11210,
  tooManyRedirects: 11215,
  tooLarge: 11750,
  notXml: 12100,
  schema: 12200,
  contentType: 12300,
  dialNumber: 13224,
  sayText: 13520,
  sayTooLong: 13521,
  updateUrl: 21205,
  notInProgress: 21220,
  relayNetwork: 39001,
  relayValue: 64101,
  relayHandshake: 64102,
  relayClosed: 64105,
  relayMessage: 64107,
} as const
