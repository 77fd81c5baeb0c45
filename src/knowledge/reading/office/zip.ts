import { crc32, inflateRawSync } from 'node:zlib'
import { UnreadableDocument } from '../../documents.ts'
import { counted } from '../limits.ts'

/** Sizes of the fixed parts of the records, and what they begin with: APPNOTE.TXT 4.3. */
const end = { signature: 0x06054b50, size: 22, longestComment: 65_535 }
const central = { signature: 0x02014b50, size: 46 }
const local = { signature: 0x04034b50, size: 30 }

const mostEntries = 5_000

interface Entry {
  readonly name: string
  readonly encrypted: boolean
  readonly method: number
  readonly packed: number
  readonly unpacked: number
  readonly offset: number
}

/**
 * Unpacks the wanted entries of a ZIP archive. What they claim to be is not trusted: unpacking stops at the limit.
 *
 * @param unpackedBytes all wanted entries together
 * @throws UnreadableDocument when it is damaged, encrypted or too large
 */
export function unzip(
  bytes: Uint8Array,
  unpackedBytes: number,
  wanted: (name: string) => boolean,
): Map<string, Buffer> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Map<string, Buffer>()
  let left = unpackedBytes
  try {
    for (const entry of entriesOf(archive)) {
      if (entry.encrypted) throw new UnreadableDocument('it is encrypted; save it without a password')
      if (!wanted(entry.name)) continue
      const content = contentOf(archive, entry, left)
      if (content === null || content.length > left) throw tooLarge(unpackedBytes)
      left -= content.length
      found.set(entry.name, content)
    }
  } catch (error) {
    throw error instanceof UnreadableDocument ? error : damaged(error)
  }
  return found
}

function entriesOf(archive: Buffer): Entry[] {
  const at = endOf(archive)
  const count = archive.readUInt16LE(at + 10)
  if (count > mostEntries)
    throw new UnreadableDocument(`it has ${counted(count)} parts, more than ${counted(mostEntries)}`)
  const entries: Entry[] = []
  let offset = archive.readUInt32LE(at + 16)
  for (let index = 0; index < count; index++) {
    if (archive.readUInt32LE(offset) !== central.signature) throw damaged()
    const nameLength = archive.readUInt16LE(offset + 28)
    const nameAt = offset + central.size
    entries.push({
      name: archive.toString('utf8', nameAt, nameAt + nameLength),
      encrypted: (archive.readUInt16LE(offset + 8) & 1) === 1,
      method: archive.readUInt16LE(offset + 10),
      packed: archive.readUInt32LE(offset + 20),
      unpacked: archive.readUInt32LE(offset + 24),
      offset: archive.readUInt32LE(offset + 42),
    })
    offset = nameAt + nameLength + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32)
  }
  return entries
}

function endOf(archive: Buffer): number {
  const earliest = Math.max(0, archive.length - end.size - end.longestComment)
  for (let at = archive.length - end.size; at >= earliest; at--)
    if (archive.readUInt32LE(at) === end.signature) return at
  throw damaged()
}

/** Null when it is larger than `limit` bytes. */
function contentOf(archive: Buffer, { method, packed, unpacked, offset }: Entry, limit: number): Buffer | null {
  if (unpacked > limit) return null
  if (archive.readUInt32LE(offset) !== local.signature) throw damaged()
  const from = offset + local.size + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
  if (from + packed > archive.length) throw damaged()
  const content = archive.subarray(from, from + packed)
  if (method === 0) return content
  if (method !== 8) throw damaged()
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, limit) })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** An archive of these entries, not compressed. */
export function zip(entries: ReadonlyMap<string, Uint8Array>): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, content] of entries) {
    const title = Buffer.from(name)
    const common = Buffer.alloc(22)
    // Names are UTF-8; the date is the first that can be written.
    common.writeUInt16LE(0x0800, 2)
    common.writeUInt16LE(0x21, 8)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(content.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(20, 0)
    parts.push(record(local.signature, common, sizes(title, 2)), title, Buffer.from(content))
    const tail = sizes(title, 16)
    tail.writeUInt32LE(offset, 14)
    directory.push(record(central.signature, Buffer.concat([Buffer.from([20, 0]), common]), tail), title)
    offset += local.size + title.length + content.length
  }
  const listed = Buffer.concat(directory)
  const last = Buffer.alloc(end.size - 4)
  last.writeUInt16LE(entries.size, 4)
  last.writeUInt16LE(entries.size, 6)
  last.writeUInt32LE(listed.length, 8)
  last.writeUInt32LE(offset, 12)
  return Buffer.concat([...parts, listed, record(end.signature, last)])
}

function sizes(title: Buffer, rest: number): Buffer {
  const tail = Buffer.alloc(2 + rest)
  tail.writeUInt16LE(title.length, 0)
  return tail
}

function record(signature: number, ...rest: Buffer[]): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32LE(signature)
  return Buffer.concat([head, ...rest])
}

function tooLarge(limit: number): UnreadableDocument {
  return new UnreadableDocument(`it unpacks to more than ${Math.round(limit / 1_048_576)} MB; split it`)
}

function damaged(cause?: unknown): UnreadableDocument {
  return new UnreadableDocument('it is damaged; open it and save it anew', { cause })
}
