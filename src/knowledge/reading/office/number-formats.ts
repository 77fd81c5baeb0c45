/** How a number is shown: with a currency or as a percentage. */
export interface NumberFormat {
  readonly before: string
  readonly after: string
  readonly decimals: number
  readonly percent: boolean
}

/** Built-in formats of ECMA-376 18.8.30 that stand for more than a number; currencies are those of the reader's country. */
const percentFormats: ReadonlyMap<number, string> = new Map([
  [9, '0%'],
  [10, '0.00%'],
])

/** How the cells of each style are shown, by the style's number; styles of plain numbers, texts and dates are left out. */
export function formatsOf(stylesXml: string): Map<number, NumberFormat> {
  const codes = new Map(percentFormats)
  for (const [tag] of stylesXml.matchAll(/<(?:\w+:)?numFmt\s[^>]*>/g)) {
    const id = Number(attribute(tag, 'numFmtId'))
    codes.set(id, attribute(tag, 'formatCode'))
  }
  const cellStyles = /<(?:\w+:)?cellXfs[\s>][\s\S]*?<\/(?:\w+:)?cellXfs>/.exec(stylesXml)?.[0] ?? ''
  const formats = new Map<number, NumberFormat>()
  let style = 0
  for (const [tag] of cellStyles.matchAll(/<(?:\w+:)?xf\s[^>]*>/g)) {
    const format = formatOf(codes.get(Number(attribute(tag, 'numFmtId'))) ?? '')
    if (format) formats.set(style, format)
    style += 1
  }
  return formats
}

/** Where in a sheet a number is shown in one of these formats, by address: `B7`. */
export function formattedCells(
  sheetXml: string,
  formats: ReadonlyMap<number, NumberFormat>,
): Map<string, NumberFormat> {
  const cells = new Map<string, NumberFormat>()
  if (formats.size === 0) return cells
  for (const [tag] of sheetXml.matchAll(/<(?:\w+:)?c\s[^>]*>/g)) {
    const format = formats.get(Number(attribute(tag, 's')))
    if (format) cells.set(attribute(tag, 'r'), format)
  }
  return cells
}

/** `12.5` as `€12.50`, `0.19` as `19%`. */
export function formatNumber(value: number, { before, after, decimals, percent }: NumberFormat): string {
  const shown = percent ? value * 100 : value
  const whole = Number.isInteger(Number(shown.toFixed(decimals)))
  const digits = shown.toFixed(whole ? 0 : decimals)
  return `${before}${digits}${percent ? '%' : after}`
}

/** Of the first section of a code, which is that of positive numbers. */
function formatOf(code: string): NumberFormat | null {
  const [section = ''] = code.split(';')
  const decimals = /[.]([0#?]+)/.exec(section)?.[1]?.length ?? 0
  // `[$€-407]`, `"CHF "`, `\$` and `_(` are ways to write a symbol, some of them only its width.
  const plain = section
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"')
    .replace(/\[[^\]]*\]|_.|\*./g, '')
    .replace(/\\(.)/g, '"$1"')
  if (plain.includes('%')) return { before: '', after: '', decimals, percent: true }
  const [left = '', right = ''] = plain.split(/[0#?][0#?.,\s]*/, 2)
  const symbols = { before: symbolOf(left), after: symbolOf(right) }
  if (!symbols.before && !symbols.after) return null
  return {
    before: symbols.before && (/\p{L}$/u.test(symbols.before) ? `${symbols.before} ` : symbols.before),
    after: symbols.after && ` ${symbols.after}`,
    decimals,
    percent: false,
  }
}

function symbolOf(text: string): string {
  const words = text.replaceAll('"', '').trim()
  return /^(?:\p{Sc}|[A-Z]{1,3}\p{Sc}|[A-Z]{3}|[a-zA-Z]{1,3}\.?|kč|zł|лв)$/iu.test(words) && !/^[dmyhs]+$/i.test(words)
    ? words
    : ''
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return value
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&amp;/g, '&')
}
