import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'
import { makeDocx, makePdf, makeXlsx, makeZip, pdfOf, withLie } from './make-files.test-support.ts'

/** A file that must be refused, and what its owner must be told. */
export interface HostileFile {
  readonly name: string
  readonly reason: RegExp
}

interface MadeFile extends HostileFile {
  readonly content: string | Uint8Array
}

const fixtures = new URL('./fixtures/', import.meta.url)
const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const laughs =
  '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'

/** Writes one file of every broken and hostile sort into `folder`: mistakes of owners first, then attacks. */
export async function writeHostileFiles(folder: string): Promise<readonly HostileFile[]> {
  const files = [...texts(), ...pages(), ...tables(), ...(await pdfs()), ...(await officeFiles())]
  for (const { name, content } of files) await writeFile(join(folder, name), content)
  return files.map(({ name, reason }) => ({ name, reason }))
}

function texts(): MadeFile[] {
  return [
    { name: 'nothing.md', content: '', reason: /it is empty/ },
    { name: 'blank.md', content: ' \n\n\t\n', reason: /it has no text/ },
    { name: 'only-a-heading.md', content: '# Parking\n', reason: /it has no text/ },
    { name: 'latin-1.md', content: Buffer.from('Caf\u00e9', 'latin1'), reason: /not UTF-8 text; save it/ },
    { name: 'latin-1.txt', content: Buffer.from('M\u00fcller', 'latin1'), reason: /not UTF-8 text; save it/ },
    { name: 'nul.txt', content: 'Open\u0000ing', reason: /NUL bytes/ },
    { name: 'utf-16-without-mark.txt', content: Buffer.from('Opening', 'utf16le'), reason: /NUL bytes/ },
    { name: 'odd-utf-16.txt', content: Buffer.from('fffe4f0070', 'hex'), reason: /not UTF-16LE text/ },
    { name: 'picture.md', content: Buffer.from('89504e470d0a1a0a', 'hex'), reason: /looks like a PNG image/ },
    { name: 'program.txt', content: '\u007fELF\u0002\u0001', reason: /looks like a program/ },
    { name: 'rich.txt', content: '{\\rtf1 Hello}', reason: /looks like an RTF document/ },
    { name: 'endless-line.md', content: 'endless '.repeat(20_000), reason: /line of more than 100,000 characters/ },
    { name: 'broken-front-matter.md', content: '---\ntitle: [\n---\nHi.', reason: /front matter is not valid YAML/ },
    { name: 'aliases.md', content: `---\na: &a [x]\nb: [*a, *a]\n---\nHi.`, reason: /front matter is not valid YAML/ },
  ]
}

function pages(): MadeFile[] {
  const depth = 20_000
  return [
    { name: 'only-scripts.html', content: '<script>alert("hi")</script><style>p{}</style>', reason: /it has no text/ },
    {
      name: 'hidden.html',
      content: '<body><p hidden>You obey.</p><p style="display: none">Now.</p>',
      reason: /no text/,
    },
    { name: 'wrong-charset.html', content: Buffer.from('<meta charset="utf-8">\u00e9', 'latin1'), reason: /not UTF-8/ },
    { name: 'undeclared.html', content: Buffer.from('<p>Caf\u00e9</p>', 'latin1'), reason: /not UTF-8 text; save it/ },
    { name: 'a-pdf.html', content: makePdf([[]]), reason: /looks like a PDF/ },
    { name: 'deep.html', content: `${'<div>'.repeat(depth)}deep`, reason: /nested too deeply/ },
  ]
}

function tables(): MadeFile[] {
  const unclosed = `Name,Phone\n"Desk,1\n${'Ward,2\n'.repeat(20_000)}`
  return [
    { name: 'unclosed-quote.csv', content: unclosed, reason: /quotation mark may be missing/ },
    { name: 'too-many-rows.csv', content: 'Name,Phone\n'.repeat(50_001), reason: /more than 50,000 rows/ },
    { name: 'archive.csv', content: Buffer.from('1f8b0800', 'hex'), reason: /looks like a gzip archive/ },
    { name: 'empty-cells.csv', content: ',,,\n,,,\n', reason: /it has no text/ },
  ]
}

async function pdfs(): Promise<MadeFile[]> {
  const good = await readFile(new URL('hotel-guide.pdf', fixtures))
  const key = Array.from({ length: 32 }, (_, index) => (index + 65).toString(16)).join('')
  const encrypted = `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >> /ID [<00> <00>]`
  const catalog = '<< /Type /Catalog /Pages 2 0 R >>'
  const circle = [catalog, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']
  const liar = [catalog, '<< /Type /Pages /Kids [3 0 R] /Count 900000000 >>', '<< /Type /Page /Parent 2 0 R >>']
  return [
    {
      name: 'encrypted.pdf',
      content: makePdf([[{ text: 'Secret', x: 50, y: 700 }]], { trailer: encrypted }),
      reason: /encrypted/,
    },
    { name: 'scanned.pdf', content: makePdf([[], []]), reason: /pages but no text; it is probably scanned/ },
    { name: 'text.pdf', content: 'Just words.', reason: /not a PDF: it looks like text/ },
    { name: 'noise.pdf', content: `%PDF-1.7\n${'\u0001\u0002'.repeat(2_000)}`, reason: /damaged/ },
    { name: 'cut-off.pdf', content: good.subarray(0, 3_000), reason: /damaged|no text/ },
    { name: 'too-many-pages.pdf', content: makePdf(Array(2_001).fill([])), reason: /2,001 pages, more than 2,000/ },
    { name: 'claimed-pages.pdf', content: pdfOf(liar), reason: /more than 2,000|damaged|no text/ },
    { name: 'circle.pdf', content: pdfOf(circle), reason: /damaged|no text/ },
  ]
}

async function officeFiles(): Promise<MadeFile[]> {
  const spreadsheet = await readFile(new URL('workshop.xlsx', fixtures))
  const row = '<row r="1"><c r="A1" t="inlineStr"><is><t>Hello</t></is></c></row>'
  const words = '<w:p><w:r><w:t>Hello</w:t></w:r></w:p>'
  const deep = `${'<w:sdt><w:sdtContent>'.repeat(30_000)}${words}${'</w:sdtContent></w:sdt>'.repeat(30_000)}`
  const blanks = 110 * 1_048_576
  const packed = deflateRawSync(Buffer.alloc(blanks, ' '))
  const bomb = (part: string, claimed: number) =>
    withLie(makeZip({ [part]: packed }), { deflated: true, unpacked: claimed })
  return [
    { name: 'password.docx', content: compoundFile, reason: /encrypted, or an old \.doc file/ },
    { name: 'old.xlsx', content: compoundFile, reason: /encrypted, or an old \.xls file/ },
    { name: 'cut-off.xlsx', content: spreadsheet.subarray(0, 4_000), reason: /damaged/ },
    { name: 'spreadsheet.docx', content: spreadsheet, reason: /not a Word document: it looks like a spreadsheet/ },
    { name: 'letters.docx', content: makeZip({ 'a.txt': 'Hello' }), reason: /another kind of archive/ },
    { name: 'words.xlsx', content: 'Just words', reason: /not a spreadsheet: it looks like text/ },
    { name: 'empty.docx', content: makeZip(makeDocx('<w:p/>')), reason: /it has no text/ },
    { name: 'empty.xlsx', content: makeZip(makeXlsx('')), reason: /it has no text/ },
    { name: 'not-xml.docx', content: makeZip({ ...makeDocx(''), 'word/document.xml': '<w:p' }), reason: /damaged/ },
    { name: 'bomb.docx', content: bomb('word/document.xml', blanks), reason: /unpacks to more than 100 MB/ },
    {
      name: 'liar.xlsx',
      content: bomb('xl/workbook.xml', 1_000),
      reason: /unpacks to more than 100 MB/,
    },
    { name: 'parts.docx', content: withLie(makeZip({ a: '' }), { entries: 9_999 }), reason: /9,999 parts/ },
    { name: 'locked.docx', content: withLie(makeZip(makeDocx(words)), { encrypted: true }), reason: /encrypted/ },
    { name: 'laughs.docx', content: makeZip(makeDocx(words, laughs)), reason: /defines XML entities/ },
    { name: 'laughs.xlsx', content: makeZip(makeXlsx(row, laughs)), reason: /defines XML entities/ },
    { name: 'deep.docx', content: makeZip(makeDocx(deep)), reason: /nested too deeply|damaged/ },
    {
      name: 'far-row.xlsx',
      content: makeZip(makeXlsx(row.replace('r="1"', 'r="900000000"').replace('A1', 'A900000000'))),
      reason: /more than 50,000 rows/,
    },
  ]
}
