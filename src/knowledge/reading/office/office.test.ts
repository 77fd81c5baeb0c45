import { describe, expect, test } from 'vitest'
import { makeDocx, makeXlsx, makeZip } from '../make-files.test-support.ts'
import { fixture, outline, readNamed, textsOf } from '../read.test-support.ts'

const core = (moment: string) =>
  `<cp:coreProperties xmlns:cp="c" xmlns:dcterms="d"><dcterms:modified xsi:type="dcterms:W3CDTF">${moment}</dcterms:modified></cp:coreProperties>`

describe('a Word document', () => {
  test('has its headings, lists, tables and line breaks', async () => {
    const document = await readNamed('house-rules.docx', await fixture('house-rules.docx'))
    expect(document.title).toBe('House rules of the climbing hall')
    expect(outline(document)).toEqual([
      [
        'House rules of the climbing hall',
        'For everyone who climbs with us. Last discussed at the meeting of members.',
      ],
      [
        'House rules of the climbing hall > Before you climb',
        'Everybody signs in at the counter. Children under fourteen climb with an adult only.\nCheck knots and harness of your partner.\nTie back long hair.\nNo rings, no phones in pockets.',
      ],
      [
        'House rules of the climbing hall > Before you climb > Shoes',
        'Climbing shoes can be borrowed at the counter for 4 euros a day. Street shoes stay in the lockers.',
      ],
      [
        'House rules of the climbing hall > Courses',
        'Taster: day Saturday, begins at 10:30, fee 29 euros.\nLead climbing: day Tuesday, begins at 18:15, fee 96 euros.\nFamily hour: day Sunday, begins at 14:00, fee 35 euros.',
      ],
      [
        'House rules of the climbing hall > Lost property',
        'What is left behind is kept in the blue box behind the counter for six weeks.\nRope Street 7\nUpper floor',
      ],
    ])
  })

  test('knows when it was saved; deleted words are gone', async () => {
    const body =
      '<w:p><w:r><w:t xml:space="preserve">Open </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:ins><w:r><w:t>daily</w:t></w:r></w:ins></w:p>'
    const parts = { ...makeDocx(body), 'docProps/core.xml': core('2026-05-06T07:08:00Z') }
    const document = await readNamed('opening-hours.docx', makeZip(parts))
    expect(document).toMatchObject({ title: 'opening hours', changedAt: Date.UTC(2026, 4, 6, 7, 8) })
    expect(outline(document)).toEqual([['opening hours', 'Open daily']])
  })

  test('is not read beyond its own parts', async () => {
    const image = '<w:p><w:r><w:t>Words</w:t></w:r></w:p>'
    const parts = { ...makeDocx(image), 'word/media/image1.png': Buffer.alloc(1_000), '../../outside.xml': '<a/>' }
    expect(await textsOf('a.docx', makeZip(parts))).toEqual(['Words'])
  })
})

describe('a spreadsheet', () => {
  test('has its sheets, with values as they are shown; hidden sheets stay hidden', async () => {
    expect(outline(await readNamed('workshop.xlsx', await fixture('workshop.xlsx')))).toEqual([
      [
        'workshop > Questions > Do you repair e-bikes?',
        'Yes, all makes except those with a Zephyr motor.\nPlease bring the key of the battery.',
      ],
      ['workshop > Questions > How long does a service take?', 'Three working days; in spring it can be five.'],
      ['workshop > Questions > Can I pay by card?', 'By card, in cash or on account.'],
      [
        'workshop > Prices 2026',
        [
          'Price list of the workshop',
          'Small inspection: price €39, with tax €46.41, valid from 2026-03-01, discount 10%, drop off until 09:30.',
          'Large inspection: price €84.50, with tax €100.56, valid from 2026-03-01, discount 15%, drop off until 11:00.',
          'Wheel truing: price €17, with tax €20.23, valid from 2026-04-15, discount 0%, drop off until 17:45.',
        ].join('\n'),
      ],
    ])
  })

  const currencies: [string, string][] = [
    ['#,##0.00\\ &quot;CHF&quot;', '12.50 CHF'],
    ['[$£-809]#,##0.00;[Red]-[$£-809]#,##0.00', '£12.50'],
    ['_-* #,##0.00\\ [$€-407]_-;-* #,##0.00\\ [$€-407]_-', '12.50 €'],
    ['0.0%', '1250%'],
    ['0.00 &quot;each time&quot;', '12.5'],
    ['General', '12.5'],
  ]
  test.each(currencies)('shows a number as its format %s says', async (code, shown) => {
    const parts = makeXlsx(
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Bread</t></is></c><c r="B1" s="1"><v>12.5</v></c></row>',
    )
    const styles = parts['xl/styles.xml'] ?? ''
    const formats = `<numFmts count="1"><numFmt numFmtId="170" formatCode="${code}"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>`
    parts['xl/styles.xml'] = styles.replace(/<cellXfs.*<\/cellXfs>/, formats)
    expect(await textsOf('a.xlsx', makeZip(parts))).toEqual([`Bread: ${shown}.`])
  })

  test('says sums without the noise of computing, truth as yes and no, and nothing for errors', async () => {
    const row =
      '<row r="1"><c r="A1" t="inlineStr"><is><t>Sum</t></is></c><c r="B1"><f>0.1+0.2</f><v>0.30000000000000004</v></c><c r="C1" t="b"><v>1</v></c></row>'
    expect(await textsOf('a.xlsx', makeZip(makeXlsx(row)))).toEqual(['Sum: 0.3, yes.'])
  })
})
