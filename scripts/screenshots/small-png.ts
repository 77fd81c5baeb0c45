import { crc32, deflateSync, inflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const mostColors = 256
/** Of each channel that count when colours are put into one group; edges of letters differ by less. */
const groupBits = 5

/**
 * Makes a screenshot small: at most 256 colours, in a palette. Pages have few, and those that go are the in-between
 * ones at the edges of letters.
 *
 * @param png as Chromium makes it: 8 bits of red, green and blue, with or without alpha, not interlaced
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = readPng(png)
  const palette = paletteOf(pixels)
  const lines = Buffer.alloc((width + 1) * height)
  const nearest = new Map<number, number>()
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const color = pixels[y * width + x] ?? 0
      let place = nearest.get(color)
      if (place === undefined) {
        place = nearestOf(palette, color)
        nearest.set(color, place)
      }
      lines[y * (width + 1) + x + 1] = place
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8) // 8 bits, by palette
  const colors = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 0xff, color & 0xff]))
  const data = deflateSync(lines, { level: 9 })
  return Buffer.concat([
    ...[signature, chunk('IHDR', header), chunk('PLTE', colors)],
    ...[chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))],
  ])
}

interface Picture {
  readonly width: number
  readonly height: number
  /** `0xrrggbb`, line by line. */
  readonly pixels: Uint32Array
}

function readPng(png: Buffer): Picture {
  if (!png.subarray(0, 8).equals(signature)) throw new Error('This is no PNG.')
  const parts: Buffer[] = []
  let [width, height, channels] = [0, 0, 0]
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const kind = png.toString('latin1', at + 4, at + 8)
    const data = png.subarray(at + 8, at + 8 + length)
    if (kind === 'IHDR') {
      width = data.readUInt32BE(0)
      height = data.readUInt32BE(4)
      channels = data[9] === 6 ? 4 : 3
      if (data[8] !== 8 || (data[9] !== 2 && data[9] !== 6) || data[12] !== 0)
        throw new Error('Not a kind of PNG we know.')
    }
    if (kind === 'IDAT') parts.push(data)
    at += 12 + length
  }
  const bytes = unfiltered(inflateSync(Buffer.concat(parts)), { width, height, channels })
  const pixels = new Uint32Array(width * height)
  for (let place = 0; place < pixels.length; place += 1) {
    const at = place * channels
    pixels[place] = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
  }
  return { width, height, pixels }
}

/** Undoes what each line was made easier to pack with, PNG specification 9.2. */
function unfiltered(
  packed: Buffer,
  { width, height, channels }: { width: number; height: number; channels: number },
): Buffer {
  const stride = width * channels
  const bytes = Buffer.alloc(stride * height)
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (stride + 1)] ?? 0
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x
      const left = x >= channels ? (bytes[at - channels] ?? 0) : 0
      const up = y > 0 ? (bytes[at - stride] ?? 0) : 0
      const corner = x >= channels && y > 0 ? (bytes[at - stride - channels] ?? 0) : 0
      bytes[at] = (packed[y * (stride + 1) + x + 1] ?? 0) + predicted(filter, left, up, corner)
    }
  }
  return bytes
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return up
    case 3:
      return (left + up) >> 1
    case 4: {
      const [byLeft, byUp, byCorner] = [
        Math.abs(up - corner),
        Math.abs(left - corner),
        Math.abs(left + up - 2 * corner),
      ]
      if (byLeft <= byUp && byLeft <= byCorner) return left
      return byUp <= byCorner ? up : corner
    }
    default:
      return 0
  }
}

/** The colours that cover most, those of all groups of like ones first, so that no hue is lost to shades of grey. */
function paletteOf(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>()
  for (const color of pixels) counts.set(color, (counts.get(color) ?? 0) + 1)
  const byCount = [...counts].sort(([, one], [, other]) => other - one).map(([color]) => color)
  if (byCount.length <= mostColors) return byCount
  const groups = new Set<number>()
  const firsts = byCount.filter((color) => {
    const group = groupOf(color)
    return groups.has(group) ? false : groups.add(group)
  })
  const half = mostColors / 2
  return [...new Set([...byCount.slice(0, half), ...firsts, ...byCount])].slice(0, mostColors)
}

function groupOf(color: number): number {
  const drop = 8 - groupBits
  return ((color >> (16 + drop)) << 10) | (((color >> (8 + drop)) & 31) << 5) | ((color >> drop) & 31)
}

function nearestOf(palette: readonly number[], color: number): number {
  let [best, bestDistance] = [0, Number.POSITIVE_INFINITY]
  for (const [place, other] of palette.entries()) {
    const [red, green, blue] = [16, 8, 0].map((shift) => ((color >> shift) & 0xff) - ((other >> shift) & 0xff))
    const distance = (red ?? 0) ** 2 + 2 * (green ?? 0) ** 2 + (blue ?? 0) ** 2
    if (distance < bestDistance) [best, bestDistance] = [place, distance]
  }
  return best
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}
