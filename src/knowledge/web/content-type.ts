import { MIMEType } from 'node:util'

/** A `Content-Type` taken apart: `text/html` and the charset, both in lower case. */
export interface ContentType {
  /** Empty when the server does not say. */
  readonly type: string
  readonly charset: string | null
}

/** Takes a header apart. A malformed one counts as missing. */
export function parseContentType(header: string | null): ContentType {
  try {
    const { essence, params } = new MIMEType(header ?? '')
    return { type: essence, charset: params.get('charset')?.toLowerCase() ?? null }
  } catch {
    return { type: '', charset: null }
  }
}
