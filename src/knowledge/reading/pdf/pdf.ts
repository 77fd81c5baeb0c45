import { getDocumentProxy } from 'unpdf'
import { type DocumentText, UnreadableDocument } from '../../documents.ts'
import { chunkBlocks, onlyTopHeading } from '../chunks.ts'
import { momentOf } from '../dates.ts'
import { counted, type ReadingLimits } from '../limits.ts'
import { oneLine } from '../plain-text.ts'
import { titleOfName } from '../title.ts'
import { type Page, withoutFurniture } from './furniture.ts'
import { flowsOf, type Item } from './page-lines.ts'
import { pdfBlocks } from './pdf-blocks.ts'

type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>

/** What programs write into the title that nobody chose. */
const chosenByProgram =
  /^(?:microsoft \w+ - .*|untitled.*|unbenannt.*|.*\.(?:docx?|odt|pdf|indd|xlsx?|pptx?|tex|dvi))$/i

/**
 * A PDF: its text in reading order, headings by their size and font, tables by the places of their cells.
 *
 * @throws UnreadableDocument when it needs a password, is damaged, has no text or is beyond the limits
 */
export async function readPdf(name: string, bytes: Uint8Array, limits: ReadingLimits): Promise<DocumentText> {
  const pdf = await open(bytes)
  try {
    if (pdf.numPages > limits.pages)
      throw new UnreadableDocument(
        `it has ${counted(pdf.numPages)} pages, more than ${counted(limits.pages)}; split it`,
      )
    const { title, changedAt } = await factsOf(pdf)
    const blocks = pdfBlocks(withoutFurniture(await pagesOf(pdf)))
    const named = onlyTopHeading(blocks) ?? title ?? titleOfName(name)
    return { title: named, chunks: chunkBlocks(blocks, named, limits.chunks), changedAt }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

async function open(bytes: Uint8Array): Promise<Pdf> {
  try {
    // The library takes the bytes for its own.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0, useSystemFonts: false })
  } catch (cause) {
    if (cause instanceof Error && cause.name === 'PasswordException')
      throw new UnreadableDocument('it is encrypted; save it without a password', { cause })
    throw new UnreadableDocument('it is damaged; open it and save it anew', { cause })
  }
}

async function pagesOf(pdf: Pdf): Promise<Page[]> {
  const pages: Page[] = []
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pageOf(pdf, number).catch((cause: unknown) => {
      throw new UnreadableDocument(`its page ${number} is damaged; open it and save it anew`, { cause })
    })
    pages.push(page)
  }
  if (pages.some(({ flows }) => flows.length > 0)) return pages
  const reason = 'it has pages but no text; it is probably scanned: have its text recognised and save it anew'
  throw new UnreadableDocument(reason)
}

async function pageOf(pdf: Pdf, number: number): Promise<Page> {
  const page = await pdf.getPage(number)
  const { transform, height } = page.getViewport({ scale: 1 })
  const { items } = await page.getTextContent()
  const found = items.flatMap((item) => ('str' in item ? (placed(item, transform as unknown as Matrix) ?? []) : []))
  page.cleanup()
  return { number, height, flows: flowsOf(found) }
}

type Matrix = readonly [number, number, number, number, number, number]

/** A run with its place as a reader sees the page; null for blanks and for what is written upwards or askew. */
function placed(
  run: { str: string; width: number; transform: unknown[]; fontName: string },
  view: Matrix,
): Item | null {
  if (run.str.trim() === '') return null
  const [a, b, c, d, x, y] = run.transform as unknown as Matrix
  const along = { x: view[0] * a + view[2] * b, y: view[1] * a + view[3] * b }
  const size = Math.hypot(view[0] * c + view[2] * d, view[1] * c + view[3] * d)
  if (size === 0 || along.x <= 0 || Math.abs(along.y) > 0.1 * along.x) return null
  return {
    text: run.str,
    x: view[0] * x + view[2] * y + view[4],
    y: view[1] * x + view[3] * y + view[5],
    width: run.width,
    size,
    font: run.fontName,
  }
}

async function factsOf(pdf: Pdf): Promise<{ title: string | null; changedAt: number | null }> {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  const facts = info as Readonly<Record<string, unknown>>
  const title = oneLine(typeof facts['Title'] === 'string' ? facts['Title'] : '')
  return {
    title: title === '' || chosenByProgram.test(title) ? null : title,
    changedAt: pdfDate(facts['ModDate']) ?? pdfDate(facts['CreationDate']),
  }
}

/** `D:20260131093000+01'00'`; without a zone it is taken as UTC. */
function pdfDate(date: unknown): number | null {
  if (typeof date !== 'string') return null
  const parts = /^(?:D:)?(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:(Z)|([+-]\d{2})'?(\d{2})?)?/.exec(date)
  if (!parts) return null
  const [, year, month, day, hours = '00', minutes = '00', seconds = '00', utc, zoneHours, zoneMinutes = '00'] = parts
  const zone = utc || !zoneHours ? 'Z' : `${zoneHours}:${zoneMinutes}`
  return momentOf(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}${zone}`)
}
