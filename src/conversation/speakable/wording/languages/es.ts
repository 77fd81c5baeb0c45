import { spanishBeforeNoun, spanishCardinal } from '../../numbers/cardinals.ts'
import { spokenLanguage } from '../spoken-language.ts'

const ordinals = ['primero', 'segundo', 'tercero', 'cuarto', 'quinto', 'sexto', 'séptimo', 'octavo', 'noveno', 'décimo']
const codeNouns = 'sala habitación planta edificio puerta unidad vitamina opción sección bloque'

/** Hours are feminine: "la una". */
const feminine = (words: string) => words.replace(/uno$/, 'una')

function dayPart(hour: number, half: 'a' | 'p'): string {
  if (half === 'a') return 'de la mañana'
  return hour % 12 >= 8 ? 'de la noche' : 'de la tarde'
}

export const spanish = spokenLanguage({
  cardinal: spanishCardinal,
  counted: spanishBeforeNoun,
  year: spanishCardinal,
  day: (value) => (value === 1 ? 'primero' : spanishCardinal(value)),
  ordinal(value, ending) {
    const word = ordinals[value - 1]
    if (!word) return spanishCardinal(value)
    if (/[ªa]/.test(ending)) return word.replace(/o$/, 'a')
    return ending.endsWith('er') ? word.replace(/o$/, '') : word
  },
  ordinalEnding: String.raw`\.?[ºª°]|\.?er`,
  time(hour, minute, half) {
    const words = [feminine(spanishCardinal(hour))]
    if (minute > 0) words.push(minute < 10 ? `y ${spanishCardinal(minute)}` : spanishCardinal(minute))
    return [...words, ...(half ? [dayPart(hour, half)] : [])].join(' ')
  },
  clock: { sign: ':', behind: 'horas|hrs\\.?|hs|h' },
  numbers: { point: 'coma', decimal: ',', group: '.', either: true },
  words: {
    ...{ minus: 'menos', plus: 'más', percent: 'por ciento', degrees: 'grados', celsius: 'grados Celsius' },
    ...{ fahrenheit: 'grados Fahrenheit', per: 'por', and: 'y', or: 'o', to: 'a', about: 'unos', number: 'número' },
    ...{ equals: 'igual a', times: 'por', at: 'arroba', dot: 'punto', dash: 'guion', underscore: 'guion bajo' },
    ...{ extension: 'extensión', website: 'nuestra página web' },
  },
  months: 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' '),
  monthLink: 'de',
  weekdays: [
    ['lunes', 'lun'],
    ['martes', 'mar'],
    ['miércoles', 'mié', 'mie'],
    ['jueves', 'jue'],
    ['viernes', 'vie'],
    ['sábado', 'sáb', 'sab'],
    ['domingo', 'dom'],
  ],
  currencies: {
    '€': { one: 'un euro', many: 'euros' },
    EUR: { one: 'un euro', many: 'euros' },
    $: { one: 'un dólar', many: 'dólares' },
    USD: { one: 'un dólar', many: 'dólares' },
    US$: { one: 'un dólar', many: 'dólares' },
    MXN: { one: 'un peso', many: 'pesos' },
    '£': { one: 'una libra', many: 'libras' },
    GBP: { one: 'una libra', many: 'libras' },
  },
  money: { link: ' con ', behind: '' },
  units: {
    km: ['un kilómetro', 'kilómetros'],
    m: ['un metro', 'metros'],
    cm: ['un centímetro', 'centímetros'],
    mm: ['un milímetro', 'milímetros'],
    kg: ['un kilo', 'kilos'],
    g: ['un gramo', 'gramos'],
    mg: ['un miligramo', 'miligramos'],
    ml: ['un mililitro', 'mililitros'],
    l: ['un litro', 'litros'],
    min: ['un minuto', 'minutos'],
  },
  abbreviations: {
    ...{ 'Sr.': 'señor', 'Sra.': 'señora', 'Srta.': 'señorita', 'Dr.': 'doctor', 'Dra.': 'doctora', 'D.': 'don' },
    ...{ 'Dña.': 'doña', 'Ud.': 'usted', 'Uds.': 'ustedes', 'Av.': 'avenida', 'Avda.': 'avenida', 'C/': 'calle ' },
    ...{ 'núm.': 'número', 'Núm.': 'Número', 'Tel.': 'Teléfono', 'tel.': 'teléfono', 'p. ej.': 'por ejemplo' },
    ...{ 'etc.': 'etcétera', 'aprox.': 'aproximadamente', 'máx.': 'máximo', 'mín.': 'mínimo', 'Prof.': 'profesor' },
    ...{ 'EE. UU.': 'Estados Unidos', 'EE.UU.': 'Estados Unidos', 'Sta.': 'Santa', 'Sto.': 'Santo' },
  },
  stops: {
    neverEnding: new Set('sr sra srta dr dra d dña ud uds av avda núm tel p ej prof sta sto ee'.split(' ')),
    beforeNumber: new Set('pág págs art fig cap'.split(' ')),
    ending: new Set('etc aprox máx mín uu m'.split(' ')),
    followers: [],
    codeNouns: new Set(codeNouns.split(' ')),
    numberMayEnd: true,
  },
  phonesInPairs: false,
})
