import { describe, expect, test } from 'vitest'
import { makePdf, type Run } from '../make-files.test-support.ts'
import { fixture, outline, readNamed } from '../read.test-support.ts'

/** Lines of text, one below the other. */
function lines(texts: readonly string[], { x = 60, y = 700, size = 11 } = {}): Run[] {
  return texts.map((text, index) => ({ text, x, y: y - index * size * 1.2, size }))
}

const body = [
  'The museum shows boats, sails and knots from four centuries, and most of them',
  'may be touched. Children like the cabin of the pilot cutter best, where a voice',
  'tells of storms.',
]

async function textOf(...pages: Run[][]): Promise<string> {
  return outline(await readNamed('museum.pdf', makePdf(pages)))
    .map(([, text]) => text)
    .join('\n')
}

describe('a PDF', () => {
  test('of a word processor has its headings, lists, tables and pages, and no running lines', async () => {
    const document = await readNamed('hotel-guide.pdf', await fixture('hotel-guide.pdf'))
    expect(document.title).toBe('Your stay at Harbour View')
    expect(document.changedAt).toBeGreaterThan(Date.UTC(2026, 0))
    const under = 'Your stay at Harbour View'
    expect(document.chunks.map(({ headings, page, text }) => [headings.join(' > '), page, text])).toEqual([
      [under, 1, expect.stringMatching(/^This booklet answers .* by dialling nine\.$/)],
      [`${under} > Arrival`, 1, expect.stringMatching(/^Rooms are ready .* until your room is ready\.$/)],
      [`${under} > Arrival > Late arrival`, 1, expect.stringMatching(/^Guests who .* lets you in\.$/)],
      [
        `${under} > Breakfast`,
        1,
        expect.stringMatching(
          /^Breakfast is .* includes:\nfresh bread .* porridge\nfruit and yoghurt\ncoffee, tea and juice\nA packed .*\.$/,
        ),
      ],
      [
        `${under} > Rooms and prices`,
        1,
        [
          'Quay single: beds 1 single bed, price per night 89 euros.',
          'Quay double: beds 1 double bed or 2 single beds, as you like; a cot can be added without charge, price per night 124 euros.',
          'Lighthouse suite: beds 1 double bed, 1 sofa bed, price per night 217 euros.',
          'Prices are for one night and include breakfast and tax.',
        ].join('\n'),
      ],
      [`${under} > Rooms and prices`, 2, expect.stringMatching(/^The reception keeps .* same day\.$/)],
      [`${under} > Parking`, 2, expect.stringContaining('The garage is 1.95 metres high.')],
      [`${under} > Leaving`, 2, expect.stringMatching(/^Please leave .* day before\.$/)],
    ])
  })

  test('joins lines to paragraphs, and words that were parted at the end of a line', async () => {
    const parted = ['Whoever wants to sail with us in summer asks the harbour master for a certifi-', 'cate of health.']
    expect(await textOf([...lines(body), ...lines(parted, { y: 640 })])).toBe(
      `${body.join(' ')}\nWhoever wants to sail with us in summer asks the harbour master for a certificate of health.`,
    )
  })

  test('goes on with a sentence on the next page', async () => {
    const [first = '', second = '', third = ''] = body
    expect(await textOf(lines([first, second]), lines([third]))).toBe(body.join(' '))
  })

  test('has a column after the other', async () => {
    const left = [
      'Boats from four centuries,',
      'most of which may be',
      'touched by everybody who',
      'comes to see them. There',
      'are flags, anchors, maps,',
      'sails and knots.',
    ]
    const right = [
      'Storms are told of in the',
      'cabin of the pilot cutter',
      'by a voice that children',
      'like to hear on days with',
      'hail, thunder, lightning,',
      'rain, wind and fog.',
    ]
    expect(await textOf([...lines(left), ...lines(right, { x: 320 })])).toBe(`${left.join(' ')}\n${right.join(' ')}`)
  })

  test('is read in the order that is seen, not in that in which it was drawn', async () => {
    expect(await textOf([...lines(body.slice(1), { y: 686.8 }), ...lines(body.slice(0, 1))])).toBe(body.join(' '))
  })

  test('has rows of tables as sentences, with lines of a cell joined', async () => {
    const cells = (y: number, ...texts: string[]) => texts.map((text, index) => ({ text, x: 60 + 160 * index, y }))
    const table = [
      ...cells(700, 'Tour', 'Begins', 'Price'),
      ...cells(680, 'Harbour', 'at 10 and 14', '8 euros'),
      ...cells(660, 'Lighthouse', 'at 16, from', '12 euros'),
      { text: 'the north pier', x: 220, y: 647 },
      ...cells(627, 'Museum', 'at 11', 'free'),
    ]
    expect(await textOf(table)).toBe(
      'Harbour: begins at 10 and 14, price 8 euros.\nLighthouse: begins at 16, from the north pier, price 12 euros.\nMuseum: begins at 11, price free.',
    )
  })

  test('has headings in bold letters of the same size', async () => {
    const page = [
      { text: 'Opening hours', x: 60, y: 740, bold: true },
      ...lines(body, { y: 720 }),
      { text: 'Dogs', x: 60, y: 660, bold: true },
      ...lines(['Dogs wait outside.'], { y: 640 }),
    ]
    const found = outline(await readNamed('museum.pdf', makePdf([page])))
    expect(found.map(([headings]) => headings)).toEqual(['museum > Opening hours', 'museum > Dogs'])
  })

  test('has no chapter names and page numbers at the edges of its pages', async () => {
    const pages = [1, 2, 3, 4, 5, 6].map((page) => [
      { text: `Chapter ${page < 4 ? 'one: boats' : 'two: sails'}`, x: 60, y: 800 },
      { text: String(page + 10), x: 520, y: 800 },
      ...lines([`The story of boat number ${page * 100} is told by its captain, who sailed it for years.`]),
      { text: `- ${page} -`, x: 290, y: 30 },
    ])
    expect(await textOf(...pages)).not.toMatch(/Chapter|- \d|\b1[1-6]\b/)
  })

  test('has no lines of a table of contents', async () => {
    expect(
      await textOf([
        ...lines(['Boats ........................ 3', 'Sails . . . . . . . . . . . . 12']),
        ...lines(body, { y: 600 }),
      ]),
    ).toBe(body.join(' '))
  })

  test('has the title that its author chose, when it has no heading', async () => {
    const title = (info: string) =>
      makePdf([lines(body)], { trailer: `/Info << /Title (${info}) /ModDate (D:20260131093000+01'00') >>` })
    const chosen = await readNamed('m-2.pdf', title('Visiting the museum'))
    expect(chosen).toMatchObject({ title: 'Visiting the museum', changedAt: Date.UTC(2026, 0, 31, 8, 30) })
    expect((await readNamed('m-2.pdf', title('Microsoft Word - m2.docx'))).title).toBe('m 2')
  })

  test('that lies on its side is read as it is seen', async () => {
    const page = makePdf([lines(body, { y: 400 })], { turned: true })
    expect(outline(await readNamed('museum.pdf', page))[0]?.[1]).toBe(body.join(' '))
  })
})
