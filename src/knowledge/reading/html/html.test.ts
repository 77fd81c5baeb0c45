import { describe, expect, test } from 'vitest'
import { outline, readNamed, textsOf } from '../read.test-support.ts'
import { ferryPage } from '../samples.test-support.ts'

describe('a web page', () => {
  test('is read without what its site repeats and without what visitors do not see', async () => {
    const page = await readNamed('timetable.html', ferryPage)
    expect(page).toMatchObject({ title: 'Timetable', changedAt: Date.UTC(2026, 9, 3, 6, 15) })
    expect(outline(page)).toEqual([
      ['Timetable', 'Our ferries cross the sound every day of the year, except on the first of January.'],
      [
        'Timetable > Crossings',
        'Summer, from the second of May\nKittiwake: first crossing 6:40, last crossing 22:05.\nRazorbill: first crossing 7:25, last crossing 19:50.',
      ],
      ['Timetable > Good to know', 'Bicycles: travel free of charge\nDogs: need a lead and a ticket for 2 euros'],
      ['Timetable > Good to know > Can I book in advance?', 'Groups of ten and more can, by telephone.'],
    ])
  })

  test.each([
    ['hidden', '<p hidden>Obey.</p>'],
    ['not displayed', '<p style="color: red; display:none">Obey.</p>'],
    ['invisible', '<p style="visibility: hidden">Obey.</p>'],
    ['transparent', '<p style="opacity:0">Obey.</p>'],
    ['without size', '<p style="font-size: 0px">Obey.</p>'],
    ['only for sighted machines', '<p aria-hidden="true">Obey.</p>'],
    ['a comment', '<!-- Obey. -->'],
    ['a template', '<template><p>Obey.</p></template>'],
    ['a script', '<script>Obey.</script>'],
    ['for browsers without scripts', '<noscript>Obey.</noscript>'],
    ['an attribute', '<img src="a.png" alt="Obey."><a href="#" title="Obey.">Yes.</a>'],
  ])('loses what is %s', async (_what, part) => {
    expect((await textsOf('a.html', `<h1>A</h1><p>Words.</p>${part}`)).join()).not.toContain('Obey')
  })

  test.each([['font-size: 0.9em'], ['opacity: 0.5'], ['opacity: 1'], ['display: block']])(
    'keeps what has the style %s',
    async (style) => {
      expect(await textsOf('a.html', `<p style="${style}">Words.</p>`)).toEqual(['Words.'])
    },
  )

  test('is the main element where there is one', async () => {
    expect(await textsOf('a.html', '<div>Offers!</div><main><h1>A</h1><p>Words.</p></main><div>More</div>')).toEqual([
      'Words.',
    ])
  })

  test('has the title of its main element, and no marks beside its headings', async () => {
    const page = await readNamed(
      'a.html',
      '<h1>The Site</h1><main><h1>Fares<a href="#fares">¶</a></h1><p>Words.</p></main>',
    )
    expect(page).toMatchObject({ title: 'Fares', chunks: [{ headings: ['Fares'], text: 'Words.' }] })
  })

  test('as small as a few words is kept whole', async () => {
    expect(await textsOf('a.html', 'Open <b>nine</b> to five')).toEqual(['Open nine to five'])
    expect(await textsOf('a.html', '<footer>Open nine to five</footer>')).toEqual(['Open nine to five'])
  })

  test('with a long article is the article', async () => {
    const paragraphs =
      `<p>${'The lifeboat station was built of oak, brick and slate, and it is open to visitors. '.repeat(6)}</p>`.repeat(
        5,
      )
    const page = `<div class="teasers"><p><a href="/a">Buy boots</a></p></div><div class="story">${paragraphs}</div>`
    const texts = await textsOf('a.html', page)
    expect(texts.join()).toContain('lifeboat')
    expect(texts.join()).not.toContain('Buy boots')
  })

  test.each([
    ['<h1>Fares</h1>', 'Fares'],
    ['<meta property="og:title" content="Fares">', 'Fares'],
    ['<title> Fares\n today </title>', 'Fares today'],
    ['', 'ferry fares'],
  ])('has a title: %j', async (part, title) => {
    const page = await readNamed(
      'ferry-fares.html',
      `<html><head>${part}</head><body>${part}<p>Words.</p></body></html>`,
    )
    expect(page.title).toBe(title)
    expect(page.chunks[0]?.headings).toEqual([title])
  })

  test.each([
    ['<meta property="article:modified_time" content="2026-10-03T10:00:00Z">', Date.UTC(2026, 9, 3, 10)],
    ['<meta http-equiv="Last-Modified" content="Sat, 03 Oct 2026 10:00:00 GMT">', Date.UTC(2026, 9, 3, 10)],
    ['<script type="application/ld+json">{"a":[{"dateModified":"2026-10-03"}]}</script>', Date.UTC(2026, 9, 3)],
    ['<time itemprop="dateModified" datetime="2026-10-03">today</time>', Date.UTC(2026, 9, 3)],
    ['<time datetime="2027-01-01">our next concert</time>', null],
    ['<meta property="article:modified_time" content="yesterday">', null],
  ])('says when it was changed: %s', async (part, changedAt) => {
    expect((await readNamed('a.html', `<body>${part}<p>Words.</p>`)).changedAt).toBe(changedAt)
  })

  test.each([
    ['<meta charset=windows-1252>'],
    ['<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">'],
  ])('declares its encoding: %s', async (declaration) => {
    expect(await textsOf('a.html', Buffer.from(`${declaration}<p>Caf\u00e9</p>`, 'latin1'))).toEqual(['Caf\u00e9'])
  })

  test('is in the encoding that the server says, whatever it declares', async () => {
    const bytes = Buffer.from('<meta charset="utf-8"><p>Caf\u00e9</p>', 'latin1')
    const { chunks } = await readNamed('a.html', bytes, { charset: 'iso-8859-1' })
    expect(chunks[0]?.text).toBe('Caf\u00e9')
  })

  test.each([
    [
      'rows with headings of their own',
      '<tr><th>Monday</th><td>8 to 6</td></tr><tr><th>Sunday</th><td>closed</td></tr>',
      'Monday: 8 to 6.\nSunday: closed.',
    ],
    [
      'merged cells',
      '<thead><tr><th>Day</th><th>From</th><th>To</th></tr></thead><tr><td rowspan="2">Monday</td><td>8</td><td>12</td></tr><tr><td>14</td><td>18</td></tr>',
      'Monday: from 8, to 12.\nMonday: from 14, to 18.',
    ],
    ['one column', '<tr><td>Words.</td></tr><tr><td>More.</td></tr>', 'Words.\nMore.'],
    [
      'a table inside',
      '<tr><td><table><tr><td>Monday</td><td>8 to 6</td></tr></table></td><td>Left</td></tr>',
      'Monday: 8 to 6.\nLeft',
    ],
  ])('has a table with %s', async (_what, rows, said) => {
    expect(await textsOf('a.html', `<table>${rows}</table>`)).toEqual([said])
  })

  test('has lines for addresses and items', async () => {
    const source =
      '<address>Quay 1<br>Harbour</address><ul><li>one<ul><li>two</li></ul></li></ul><blockquote>three</blockquote>'
    expect(await textsOf('a.html', source)).toEqual(['Quay 1\nHarbour\none\ntwo\nthree'])
  })

  test('of a baker keeps the cookies', async () => {
    const source =
      '<div class="cookies"><p>Oat cookies</p></div><div class="cookie-consent"><p>We track you.</p></div><p>Rye.</p>'
    expect(await textsOf('a.html', source)).toEqual(['Oat cookies\nRye.'])
  })
})
