/** What a Twilio error of a relay session means for the call. */
export interface RelayError {
  readonly meaning: string
  /** Whether another relay session may go better; if not, the call must go on by webhook. */
  readonly canReopen: boolean
}

/** Source: Twilio's error dictionary, a page per code. Where a page says nothing, the webhook line is the safe way on. */
const relayErrors: Readonly<Record<string, RelayError>> = {
  '39001': { meaning: 'the network to our socket failed', canReopen: true },
  '64101': { meaning: 'an attribute or parameter of the TwiML is not allowed', canReopen: false },
  '64102': { meaning: 'our socket could not be opened', canReopen: false },
  '64103': { meaning: 'an error that Twilio does not explain', canReopen: false },
  '64104': { meaning: 'the longest duration of a call is reached', canReopen: false },
  '64105': { meaning: 'the socket was closed before the session had ended', canReopen: true },
  '64106': { meaning: 'the language or voice does not fit the provider', canReopen: false },
  '64107': { meaning: 'a message of ours was not understood', canReopen: true },
  '64108': { meaning: 'the sound of the call was lost', canReopen: true },
  '64109': { meaning: 'the account has too many relay sessions at once', canReopen: false },
  '64110': { meaning: 'an error that Twilio does not explain', canReopen: false },
  '64111': { meaning: 'the voice provider failed', canReopen: true },
  '64112': { meaning: 'words could not be turned into speech', canReopen: true },
  '64113': { meaning: 'an error that Twilio does not explain', canReopen: false },
  '64114': { meaning: 'the speech recogniser could not be reached', canReopen: false },
  '86006': { meaning: 'the longest duration of a session is reached', canReopen: false },
  '86008': { meaning: 'too many sessions at once', canReopen: false },
}

/** A failed session without a code was lost on the way. */
const lost: RelayError = { meaning: 'the session was lost, and Twilio does not say why', canReopen: true }
const unknown: RelayError = { meaning: 'an error that we do not know', canReopen: false }

/** What the error code of a failed session means. */
export function relayErrorOf(code: string | null): RelayError {
  if (code === null) return lost
  return Object.hasOwn(relayErrors, code) ? (relayErrors[code] ?? unknown) : unknown
}
