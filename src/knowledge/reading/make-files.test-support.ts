/** Makes small PDF and ZIP files for tests, good ones and broken ones. */
import { zip } from './office/zip.ts'

export interface Run {
  readonly text: string
  /** In points from the left edge and from the bottom. */
  readonly x: number
  readonly y: number
  readonly size?: number
  readonly bold?: boolean
}

/**
 * A PDF of A4 pages with these runs of Latin text. `trailer` is added to the trailer's dictionary; a page that is
 * `turned` is stored on its side, and shown as a wide one on which the runs have their places.
 */
export function makePdf(
  pages: readonly (readonly Run[])[],
  { trailer = '', turned = false }: { trailer?: string; turned?: boolean } = {},
): Buffer {
  const first = 5
  const kids = pages.map((_, index) => `${first + 2 * index} 0 R`).join(' ')
  return pdfOf(
    [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>',
      ...pages.flatMap((runs, index) => [
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Rotate ${turned ? 90 : 0} /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${first + 2 * index + 1} 0 R >>`,
        streamOf(runs.map((run) => drawn(run, turned)).join('\n')),
      ]),
    ],
    trailer,
  )
}

/** A PDF of these objects, the first of which is the catalog. */
export function pdfOf(objects: readonly string[], trailer = ''): Buffer {
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return `${String(offset).padStart(10, '0')} 00000 n \n`
  })
  const size = objects.length + 1
  const table = `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`
  const end = `trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + table + end, 'latin1')
}

function streamOf(content: string): string {
  return `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
}

function drawn({ text, x, y, size = 11, bold = false }: Run, turned: boolean): string {
  const escaped = text.replace(/[\\()]/g, '\\$&')
  const place = turned ? `0 1 -1 0 ${595 - y} ${x}` : `1 0 0 1 ${x} ${y}`
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf ${place} Tm (${escaped}) Tj ET`
}

/** A ZIP archive of these parts, not compressed. */
export function makeZip(parts: Readonly<Record<string, string | Uint8Array>>): Buffer {
  return zip(new Map(Object.entries(parts).map(([name, content]) => [name, Buffer.from(content)])))
}

/** What the record of an archive's first entry is made to say. */
export interface Lie {
  /** In bytes. */
  readonly unpacked?: number
  readonly encrypted?: boolean
  readonly deflated?: boolean
  /** How many entries there are. */
  readonly entries?: number
}

/** An archive whose first entry says what is not so. */
export function withLie(archive: Buffer, { unpacked, encrypted, deflated, entries }: Lie): Buffer {
  const central = archive.indexOf('PK\u0001\u0002')
  for (const [record, flags] of [
    [0, 6],
    [central, 8],
  ] as const) {
    if (encrypted) archive.writeUInt16LE(1, record + flags)
    if (deflated) archive.writeUInt16LE(8, record + flags + 2)
    if (unpacked !== undefined) archive.writeUInt32LE(unpacked, record + flags + 16)
  }
  if (entries !== undefined) archive.writeUInt16LE(entries, archive.indexOf('PK\u0005\u0006') + 10)
  return archive
}

const relationships = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A Word document with this inside of its body. */
export function makeDocx(body: string, prologue = ''): Record<string, string> {
  return {
    '_rels/.rels': `<Relationships xmlns="${relationships}"><Relationship Id="r1" Type="${office}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<?xml version="1.0"?>${prologue}<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  }
}

/** A spreadsheet with one sheet of these rows. */
export function makeXlsx(rows: string, prologue = ''): Record<string, string> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  return {
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relationships}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `${prologue}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  }
}
