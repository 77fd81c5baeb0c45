import { pipeline, type Readable } from 'node:stream'
import { promisify } from 'node:util'
import { createBrotliDecompress, createGunzip, createInflate, createZstdDecompress, gunzip } from 'node:zlib'
import { PageRefused } from './web-errors.ts'

/** What we say we can unpack. */
export const acceptEncoding = 'gzip, deflate, br'

interface BodyLimit {
  /** Of the unpacked body. */
  readonly maxBytes: number
  /** True to take the beginning of a longer body; false to refuse it. */
  readonly cut: boolean
}

/**
 * Reads a body to its end, unpacked by its `Content-Encoding`, never holding more than the limit.
 *
 * @throws PageRefused when it is larger than the limit or packed in a way that we do not know
 */
export async function readBody(body: Readable, encoding: string | null, limit: BodyLimit): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of unpacked(body, encoding)) {
    const room = limit.maxBytes - length
    if (chunk.length > room && !limit.cut) throw tooLarge(limit.maxBytes)
    chunks.push(chunk.subarray(0, room))
    length += Math.min(chunk.length, room)
    if (chunk.length >= room && limit.cut) break
  }
  return Buffer.concat(chunks, length)
}

/** The sentence for a body over `maxBytes`. */
export function tooLarge(maxBytes: number): PageRefused {
  const megabytes = Math.max(0.1, maxBytes / 1_048_576)
  return new PageRefused(`it is larger than ${Number(megabytes.toFixed(1))} MB`)
}

/** Unpacks what is a `.gz` file by its first bytes, whatever it is called; gives anything else as it is. */
export async function withoutGzip(bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes
  try {
    return await unzip(bytes, { maxOutputLength: maxBytes })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    throw code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge(maxBytes) : new PageRefused('it is a damaged .gz file')
  }
}

const unzip = promisify(gunzip)

function unpacked(body: Readable, encoding: string | null): AsyncIterable<Buffer> {
  const unpack = unpackerFor(encoding?.trim().toLowerCase() ?? '')
  // What goes wrong on either side ends the loop that reads the unpacked side.
  return unpack ? pipeline(body, unpack, () => undefined) : body
}

function unpackerFor(encoding: string) {
  switch (encoding) {
    case '':
    case 'identity':
      return null
    case 'gzip':
    case 'x-gzip':
      return createGunzip()
    case 'deflate':
      return createInflate()
    case 'br':
      return createBrotliDecompress()
    case 'zstd':
      return createZstdDecompress()
    default:
      throw new PageRefused('it is packed in a way that cannot be unpacked')
  }
}
