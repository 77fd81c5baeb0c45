/** How much one document may take. */
export interface ReadingLimits {
  /** From handing it over to having its text, in ms. */
  readonly documentMs: number
  /** Memory of the process that reads, in megabytes. */
  readonly memoryMegabytes: number
  /** Passages. */
  readonly chunks: number
  /** All parts of a DOCX or XLSX file unpacked, in bytes. */
  readonly unpackedBytes: number
  /** Pages of a PDF. */
  readonly pages: number
  /** Rows of all sheets of a spreadsheet together. */
  readonly rows: number
  /** Of a Markdown or plain text document. */
  readonly lineCharacters: number
}

export const defaultLimits: ReadingLimits = {
  documentMs: 30_000,
  memoryMegabytes: 256,
  chunks: 20_000,
  unpackedBytes: 100 * 1_048_576,
  pages: 2_000,
  rows: 50_000,
  lineCharacters: 100_000,
}

/** A number as an owner reads it: `20,000`. */
export function counted(number: number): string {
  return number.toLocaleString('en')
}
