import { frenchCardinal } from '../../numbers/cardinals.ts'
import { spokenLanguage } from '../spoken-language.ts'

const ordinals =
  'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième'.split(
    ' ',
  )
const feminine = (words: string) => words.replace(/(^|\s|-)un$/, '$1une')

export const french = spokenLanguage({
  cardinal: frenchCardinal,
  counted: (words) => words,
  year: frenchCardinal,
  day: (value) => (value === 1 ? 'premier' : frenchCardinal(value)),
  ordinal(value, ending) {
    const word = ordinals[value - 1]
    if (!word) return null
    return value === 1 && /^(?:re|ère)$/.test(ending) ? 'première' : word
  },
  ordinalEnding: 'ers?|res?|ère|ème|e|nde?',
  time(hour, minute, half) {
    const name =
      hour === 0 && minute === 0 ? 'minuit' : `${feminine(frenchCardinal(hour))} ${hour < 2 ? 'heure' : 'heures'}`
    const part = half && (half === 'a' ? 'du matin' : 'du soir')
    return [name, minute > 0 && frenchCardinal(minute), part].filter(Boolean).join(' ')
  },
  clock: { sign: String.raw`:|\s?[hH]\s?`, behind: 'heures?|h' },
  numbers: { point: 'virgule', decimal: ',', group: ' ' },
  words: {
    ...{ minus: 'moins', plus: 'plus', percent: 'pour cent', degrees: 'degrés', celsius: 'degrés Celsius' },
    ...{
      fahrenheit: 'degrés Fahrenheit',
      per: 'par',
      and: 'et',
      or: 'ou',
      to: 'à',
      about: 'environ',
      number: 'numéro',
    },
    ...{ equals: 'égale', times: 'fois', at: 'arobase', dot: 'point', dash: 'tiret', underscore: 'tiret bas' },
    ...{ extension: 'poste', website: 'notre site' },
  },
  months: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
  monthLink: '',
  weekdays: [
    ['lundi', 'lun'],
    ['mardi', 'mar'],
    ['mercredi', 'mer'],
    ['jeudi', 'jeu'],
    ['vendredi', 'ven'],
    ['samedi', 'sam'],
    ['dimanche', 'dim'],
  ],
  currencies: {
    '€': { one: 'un euro', many: 'euros' },
    EUR: { one: 'un euro', many: 'euros' },
    $: { one: 'un dollar', many: 'dollars' },
    USD: { one: 'un dollar', many: 'dollars' },
    CHF: { one: 'un franc', many: 'francs' },
    '£': { one: 'une livre', many: 'livres' },
  },
  money: { link: ' ', behind: '' },
  units: {
    km: ['un kilomètre', 'kilomètres'],
    m: ['un mètre', 'mètres'],
    cm: ['un centimètre', 'centimètres'],
    mm: ['un millimètre', 'millimètres'],
    kg: ['un kilo', 'kilos'],
    g: ['un gramme', 'grammes'],
    mg: ['un milligramme', 'milligrammes'],
    ml: ['un millilitre', 'millilitres'],
    l: ['un litre', 'litres'],
    min: ['une minute', 'minutes'],
    mn: ['une minute', 'minutes'],
  },
  abbreviations: {
    ...{ 'M.': 'monsieur', MM: 'messieurs', Mme: 'madame', Mlle: 'mademoiselle', Dr: 'docteur', 'Dr.': 'docteur' },
    ...{
      Pr: 'professeur',
      'Pr.': 'professeur',
      'av.': 'avenue',
      'bd.': 'boulevard',
      bd: 'boulevard',
      'tél.': 'téléphone',
    },
    ...{ 'Tél.': 'Téléphone', 'etc.': 'et cetera', 'env.': 'environ', 'p. ex.': 'par exemple', 'max.': 'maximum' },
    ...{ 'min.': 'minimum', 'n°': 'numéro', 'N°': 'Numéro', 'St-': 'Saint-', 'Ste-': 'Sainte-' },
  },
  stops: {
    neverEnding: new Set('m mm mme mlle dr pr av bd tél env p ex'.split(' ')),
    beforeNumber: new Set('art fig chap vol'.split(' ')),
    ending: new Set('etc max min'.split(' ')),
    followers: [],
    codeNouns: new Set('salle chambre bâtiment porte bloc option vitamine section unité aile'.split(' ')),
    numberMayEnd: true,
  },
  phonesInPairs: true,
})
