import { italianCardinal } from '../../numbers/cardinals.ts'
import { spokenLanguage } from '../spoken-language.ts'

const ordinals = 'primo secondo terzo quarto quinto sesto settimo ottavo nono decimo'.split(' ')

export const italian = spokenLanguage({
  cardinal: italianCardinal,
  counted: (words) => words,
  year: italianCardinal,
  day: (value) => (value === 1 ? 'primo' : italianCardinal(value)),
  ordinal(value, ending) {
    const word = ordinals[value - 1]
    if (!word) return italianCardinal(value)
    return /[ªa]/.test(ending) ? word.replace(/o$/, 'a') : word
  },
  ordinalEnding: '[°ºª]',
  time(hour, minute, half) {
    const name = hour === 0 && minute === 0 ? 'mezzanotte' : hour === 1 ? 'una' : italianCardinal(hour)
    const part = half && (half === 'a' ? 'del mattino' : hour % 12 >= 7 ? 'di sera' : 'del pomeriggio')
    return [name, minute > 0 && `e ${italianCardinal(minute)}`, part].filter(Boolean).join(' ')
  },
  clock: { sign: String.raw`:|(?<=(?:ore|alle|dalle|le) \d{1,2})\.`, behind: '' },
  numbers: { point: 'virgola', decimal: ',', group: '.' },
  words: {
    ...{ minus: 'meno', plus: 'più', percent: 'per cento', degrees: 'gradi', celsius: 'gradi Celsius' },
    ...{ fahrenheit: 'gradi Fahrenheit', per: 'al', and: 'e', or: 'o', to: 'a', about: 'circa', number: 'numero' },
    ...{
      equals: 'uguale a',
      times: 'per',
      at: 'chiocciola',
      dot: 'punto',
      dash: 'trattino',
      underscore: 'trattino basso',
    },
    ...{ extension: 'interno', website: 'il nostro sito' },
  },
  months: 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' '),
  monthLink: '',
  weekdays: [
    ['lunedì', 'lun'],
    ['martedì', 'mar'],
    ['mercoledì', 'mer'],
    ['giovedì', 'gio'],
    ['venerdì', 'ven'],
    ['sabato', 'sab'],
    ['domenica', 'dom'],
  ],
  currencies: {
    '€': { one: 'un euro', many: 'euro' },
    EUR: { one: 'un euro', many: 'euro' },
    $: { one: 'un dollaro', many: 'dollari' },
    USD: { one: 'un dollaro', many: 'dollari' },
    CHF: { one: 'un franco', many: 'franchi' },
    '£': { one: 'una sterlina', many: 'sterline' },
  },
  money: { link: ' e ', behind: '' },
  units: {
    km: ['un chilometro', 'chilometri'],
    m: ['un metro', 'metri'],
    cm: ['un centimetro', 'centimetri'],
    mm: ['un millimetro', 'millimetri'],
    kg: ['un chilo', 'chili'],
    g: ['un grammo', 'grammi'],
    mg: ['un milligrammo', 'milligrammi'],
    ml: ['un millilitro', 'millilitri'],
    l: ['un litro', 'litri'],
    min: ['un minuto', 'minuti'],
  },
  abbreviations: {
    ...{ 'Sig.': 'signor', 'Sig.ra': 'signora', 'sig.': 'signor', 'sig.ra': 'signora', 'Dott.': 'dottor' },
    ...{ 'Dott.ssa': 'dottoressa', 'dott.': 'dottor', 'dott.ssa': 'dottoressa', 'Dr.': 'dottor', 'Prof.': 'professor' },
    ...{ 'Prof.ssa': 'professoressa', 'Tel.': 'Telefono', 'tel.': 'telefono', 'ecc.': 'eccetera', 'p.zza': 'piazza' },
    ...{
      'P.zza': 'Piazza',
      'v.le': 'viale',
      'ca.': 'circa',
      'max.': 'massimo',
      'min.': 'minimo',
      'n.': 'numero',
      'es.': 'esempio',
    },
  },
  stops: {
    neverEnding: new Set('sig dott dr prof tel p n es ca v'.split(' ')),
    beforeNumber: new Set('pag art fig cap'.split(' ')),
    ending: new Set('ecc max min'.split(' ')),
    followers: [],
    codeNouns: new Set('sala stanza camera edificio porta blocco opzione vitamina sezione unità reparto'.split(' ')),
    numberMayEnd: true,
  },
  phonesInPairs: false,
})
