const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  deg: '°',
  euro: '€',
  pound: '£',
  times: '×',
}

/** The character an HTML entity such as `amp` or `#39` stands for; null for one that models do not write. */
export function decodeEntity(name: string): string | null {
  const code = /^#(?:(\d{1,5})|[xX]([0-9a-fA-F]{1,4}))$/.exec(name)
  if (!code) return Object.hasOwn(named, name) ? (named[name] ?? null) : null
  const point = code[1] ? Number(code[1]) : Number.parseInt(code[2] ?? '', 16)
  return printable(point) ? String.fromCodePoint(point) : null
}

const printable = (point: number) => (point >= 0x20 && point <= 0x7e) || (point >= 0xa1 && point <= 0x24f)
