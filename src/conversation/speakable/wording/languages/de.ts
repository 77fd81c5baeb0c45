import { germanBeforeNoun, germanCardinal, germanYear } from '../../numbers/cardinals.ts'
import { spokenLanguage } from '../spoken-language.ts'

/** Up to the nineteenth their stems are irregular. */
const stems =
  'nullt erst zweit dritt viert fünft sechst siebt acht neunt zehnt elft zwölft dreizehnt vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt'.split(
    ' ',
  )
const weak = /^(?:am|im|vom|zum|dem|den|ab|bis|seit|nach|zur|beim|einem)$/i
const article = /^(?:der|die|das)$/i

/** As the word before it wants: "am ersten", "der erste", "erster". */
function ordinal(value: number, before: string): string {
  const stem = stems[value] ?? `${germanCardinal(value)}st`
  return stem + (weak.test(before) ? 'en' : article.test(before) ? 'e' : 'er')
}

export const german = spokenLanguage({
  cardinal: germanCardinal,
  counted: germanBeforeNoun,
  year: germanYear,
  day: ordinal,
  ordinal: () => null,
  ordinalEnding: null,
  time(hour, minute, half) {
    const part = half && (half === 'a' ? 'vormittags' : 'nachmittags')
    const name = `${germanBeforeNoun(germanCardinal(hour))} Uhr`
    return [name, minute > 0 && germanCardinal(minute), part].filter(Boolean).join(' ')
  },
  clock: { sign: String.raw`:|\.(?=\d\d\s?Uhr)`, behind: 'Uhr' },
  numbers: { point: 'Komma', decimal: ',', group: '.' },
  words: {
    ...{ minus: 'minus', plus: 'plus', percent: 'Prozent', degrees: 'Grad', celsius: 'Grad Celsius' },
    ...{
      fahrenheit: 'Grad Fahrenheit',
      per: 'pro',
      and: 'und',
      or: 'oder',
      to: 'bis',
      about: 'etwa',
      number: 'Nummer',
    },
    ...{ equals: 'gleich', times: 'mal', at: 'at', dot: 'Punkt', dash: 'minus', underscore: 'Unterstrich' },
    ...{ extension: 'Durchwahl', website: 'unsere Website' },
  },
  months: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  monthLink: '',
  weekdays: [
    ['Montag', 'Mo'],
    ['Dienstag', 'Di'],
    ['Mittwoch', 'Mi'],
    ['Donnerstag', 'Do'],
    ['Freitag', 'Fr'],
    ['Samstag', 'Sa'],
    ['Sonntag', 'So'],
  ],
  currencies: {
    '€': { one: 'ein Euro', many: 'Euro' },
    EUR: { one: 'ein Euro', many: 'Euro' },
    $: { one: 'ein Dollar', many: 'Dollar' },
    USD: { one: 'ein Dollar', many: 'Dollar' },
    CHF: { one: 'ein Franken', many: 'Franken' },
    '£': { one: 'ein Pfund', many: 'Pfund' },
  },
  money: { link: ' ', behind: '' },
  units: {
    km: ['ein Kilometer', 'Kilometer'],
    m: ['ein Meter', 'Meter'],
    cm: ['ein Zentimeter', 'Zentimeter'],
    mm: ['ein Millimeter', 'Millimeter'],
    kg: ['ein Kilo', 'Kilo'],
    g: ['ein Gramm', 'Gramm'],
    mg: ['ein Milligramm', 'Milligramm'],
    ml: ['ein Milliliter', 'Milliliter'],
    l: ['ein Liter', 'Liter'],
    'Min.': ['eine Minute', 'Minuten'],
    'Std.': ['eine Stunde', 'Stunden'],
  },
  abbreviations: {
    ...{ 'Dr.': 'Doktor', 'Prof.': 'Professor', 'Hr.': 'Herr', 'Fr.': 'Frau', 'Str.': 'Straße', 'str.': 'straße' },
    ...{ 'z. B.': 'zum Beispiel', 'z.B.': 'zum Beispiel', 'd. h.': 'das heißt', 'd.h.': 'das heißt' },
    ...{ 'u. a.': 'unter anderem', 'u.a.': 'unter anderem', 'usw.': 'und so weiter', 'etc.': 'et cetera' },
    ...{ 'bzw.': 'beziehungsweise', 'ca.': 'circa', 'inkl.': 'inklusive', 'evtl.': 'eventuell', 'Tel.': 'Telefon' },
    ...{
      'Nr.': 'Nummer',
      'max.': 'maximal',
      'min.': 'mindestens',
      'tägl.': 'täglich',
      'St.': 'Sankt',
      'ggf.': 'gegebenenfalls',
    },
  },
  stops: {
    neverEnding: new Set('dr prof hr fr st tel nr z b d h u a bzw ca inkl evtl ggf max min dipl ing'.split(' ')),
    beforeNumber: new Set('abs art kap abb s'.split(' ')),
    ending: new Set('usw etc str std tägl'.split(' ')),
    followers: [],
    codeNouns: new Set('raum zimmer station gebäude tor haus block option vitamin abschnitt eingang'.split(' ')),
    // "24. Dezember" and "3. Stock".
    numberMayEnd: false,
  },
  phonesInPairs: false,
})
