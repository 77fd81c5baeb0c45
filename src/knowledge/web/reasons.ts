import { PrivateNetwork } from '../../lib/net/guarded-agent.ts'
import { PageRefused } from './web-errors.ts'

/** By the code of the error; `%` stands for the host. */
const sentences: Readonly<Record<string, string>> = {
  ENOTFOUND: 'there is no host named %; check the address',
  EAI_AGAIN: 'the name % could not be looked up just now',
  ECONNREFUSED: 'the server at % refused the connection',
  ECONNRESET: 'the server at % broke off the connection',
  EPIPE: 'the server at % broke off the connection',
  UND_ERR_SOCKET: 'the server at % broke off the connection',
  ETIMEDOUT: 'the server at % cannot be reached in time',
  UND_ERR_CONNECT_TIMEOUT: 'the server at % cannot be reached in time',
  EHOSTUNREACH: 'there is no way to the server at %',
  ENETUNREACH: 'there is no way to the server at %',
  UND_ERR_HEADERS_OVERFLOW: 'the server at % sends headers without end',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'the server at % sent less than it announced',
  CERT_HAS_EXPIRED: 'the certificate of % is not valid: it has expired',
  CERT_NOT_YET_VALID: 'the certificate of % is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate of % is not valid: it is for another name',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate of % is not valid: it is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate of % is not valid: it is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificate of % is not valid: the server does not send who issued it',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate of % is not valid: its issuer is unknown',
  EPROTO: 'the server at % does not speak HTTPS on that port',
  Z_DATA_ERROR: 'what the server at % sent is damaged',
  Z_BUF_ERROR: 'what the server at % sent is cut off',
}

/** Says in a sentence for the owner why nothing could be fetched from `host`. A `PageRefused` stays what it is. */
export function refusalFor(error: unknown, host: string): PageRefused {
  if (error instanceof PageRefused) return error
  if (error instanceof PrivateNetwork) {
    const advice = 'list the host under knowledge.web.privateHosts if that is meant'
    return new PageRefused(`${error.message}; ${advice}`, { cause: error })
  }
  return new PageRefused(
    sentence(error).replace('%', () => host),
    { cause: error },
  )
}

function sentence(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = sentences[code]
  if (known) return known
  if (code.startsWith('ERR_SSL')) return 'the server at % does not speak HTTPS on that port'
  if (code.startsWith('HPE_')) return 'the server at % does not answer as a web server does'
  if (/^(?:Z_|ERR_(?:_|BROTLI|ZSTD))/.test(code)) return 'what the server at % sent is damaged'
  return `it could not be fetched from % (${code || String(error)})`
}
