/** A small repeatable source of chance. */
export function createDice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * sides)
  }
}

export function cutAnywhere(text: string, dice: (sides: number) => number): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const length = 1 + dice(6)
    pieces.push(text.slice(at, at + length))
    at += length
  }
  return pieces
}

/** Answers with every kind of markup in them. */
export const samples = [
  '# Hours\n\nWe open at **8:00 a.m.** – 6 p.m., Mon–Fri; call +1 (555) 123-4567 ext. 12. Dr. Smith (Room 4B) is in!\n',
  '1. Go in\n2. Turn `left` at [the desk](https://x.org/a_(b)) ![i](p.png)\n\n```js\nconst a = "`"\n```\n~~~\nx\n~~~\n',
  '| Day | Hours |\n|---|---|\n| Mon | 8:00-18:00 |\n> *quote* &amp; <br/>$12.50 👨‍👩‍👧 🇩🇪 1️⃣ end... Yes?! "No." ok',
  'Visit https://example.org/x?y=1. Mail a_b@example.org! 3 * 4 = 12 & ~5 \\*x\\* [1] [sic] a<b <unclosed [open `tick',
]
const alphabet = [
  ...'ab. !?\n*_`~#>|-<[]()&;1,:"\\$%',
  '😀',
  '\ud800',
  '\udc00',
  '\u200b',
  '。',
  'é',
  '1. ',
  '```',
  'a.m. ',
  'Dr. ',
]

/** Noise of the characters and words that mean something to some stage. */
export function anyText(dice: (sides: number) => number): string {
  return Array.from({ length: 5 + dice(120) }, () => alphabet[dice(alphabet.length)]).join('')
}

/** What breaks a stage that keeps or repeats too much, when it comes over and over. */
export const repeatedUnits = [
  '((((',
  '1111',
  'a.a.a.',
  '[[[[',
  '[a](',
  '[`<',
  '`',
  '``` ',
  '<a ',
  '&amp',
  '****',
  '_a_',
  '. . ',
  '....',
  '1,1,1',
  '1-1-',
  '+1 ',
  'a@a.',
  'www.',
  'https://',
  '$1.',
  '😀',
  '\ud800',
  'Dr. ',
  'a.m. ',
  'M. ',
  '"',
  ' ',
  '\n',
  '| ',
  '- ',
  '#',
  '\u0301',
  '1/2/',
  'Mon-',
  '12:34 - ',
  'a0',
]
