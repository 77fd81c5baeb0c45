import { UnreadableDocument } from '../documents.ts'

/**
 * Bytes as text: by the byte order mark, else by `charset`, else as UTF-8.
 *
 * @param charset what the server or the document says, null when nobody says; one that does not exist counts as that
 * @param fallback what it may be besides when nobody says and it is no UTF-8
 * @throws UnreadableDocument when it is something else
 */
export function decodeText(bytes: Uint8Array, charset: string | null, fallback: 'windows-1252' | null = null): string {
  const mark = markOf(bytes)
  const declared = mark ?? (charset === null ? null : decoderOf(charset))
  const text = declared === null ? decodeUndeclared(bytes, fallback) : decodeWith(declared, bytes)
  if (text.includes('\u0000')) throw new UnreadableDocument('it is not text: it has NUL bytes')
  return text
}

function decodeUndeclared(bytes: Uint8Array, fallback: 'windows-1252' | null): string {
  if (bytes.includes(0)) throw new UnreadableDocument('it is not text: it has NUL bytes')
  if (fallback === null || isUtf8(bytes)) return decodeWith('utf-8', bytes)
  const text = new TextDecoder(fallback).decode(bytes)
  // A few bytes stand for nothing in that encoding, and control characters in no text.
  if (/(?![\t\n\f\r])\p{Cc}/u.test(text)) throw notInEncoding('utf-8')
  return text
}

function markOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

function decoderOf(charset: string): string | null {
  try {
    return new TextDecoder(charset.trim().replace(/^["']|["']$/g, '')).encoding
  } catch {
    return null
  }
}

function decodeWith(encoding: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw notInEncoding(encoding, cause)
  }
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function notInEncoding(encoding: string, cause?: unknown): UnreadableDocument {
  const name = encoding.toUpperCase()
  const advice =
    encoding === 'utf-8' ? 'save it with that encoding' : 'that is what it says of itself; save it as UTF-8'
  return new UnreadableDocument(`it is not ${name} text; ${advice}`, { cause })
}
