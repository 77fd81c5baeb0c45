import { portugueseCardinal } from '../../numbers/cardinals.ts'
import { spokenLanguage } from '../spoken-language.ts'

const ordinals = 'primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo'.split(' ')
/** Hours are feminine: "duas horas". */
const feminine = (words: string) => words.replace(/um$/, 'uma').replace(/dois$/, 'duas')

export const portuguese = spokenLanguage({
  cardinal: portugueseCardinal,
  counted: (words) => words,
  year: portugueseCardinal,
  day: (value) => (value === 1 ? 'primeiro' : portugueseCardinal(value)),
  ordinal(value, ending) {
    const word = ordinals[value - 1]
    if (!word) return portugueseCardinal(value)
    return /[ªa]/.test(ending) ? word.replace(/o$/, 'a') : word
  },
  ordinalEnding: String.raw`\.?[ºª°]`,
  time(hour, minute, half) {
    const name = feminine(portugueseCardinal(hour))
    const part = half && (half === 'a' ? 'da manhã' : hour % 12 >= 6 ? 'da noite' : 'da tarde')
    const whole = minute > 0 ? `${name} e ${portugueseCardinal(minute)}` : `${name} ${hour === 1 ? 'hora' : 'horas'}`
    return [whole, part].filter(Boolean).join(' ')
  },
  clock: { sign: ':|h', behind: 'horas?|hs|h' },
  numbers: { point: 'vírgula', decimal: ',', group: '.' },
  words: {
    ...{ minus: 'menos', plus: 'mais', percent: 'por cento', degrees: 'graus', celsius: 'graus Celsius' },
    ...{ fahrenheit: 'graus Fahrenheit', per: 'por', and: 'e', or: 'ou', to: 'a', about: 'cerca de', number: 'número' },
    ...{ equals: 'igual a', times: 'vezes', at: 'arroba', dot: 'ponto', dash: 'hífen', underscore: 'sublinhado' },
    ...{ extension: 'ramal', website: 'o nosso site' },
  },
  months: 'janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro'.split(' '),
  monthLink: 'de',
  weekdays: [
    ['segunda', 'seg'],
    ['terça', 'ter'],
    ['quarta', 'qua'],
    ['quinta', 'qui'],
    ['sexta', 'sex'],
    ['sábado', 'sáb', 'sab'],
    ['domingo', 'dom'],
  ],
  currencies: {
    R$: { one: 'um real', many: 'reais' },
    BRL: { one: 'um real', many: 'reais' },
    '€': { one: 'um euro', many: 'euros' },
    EUR: { one: 'um euro', many: 'euros' },
    US$: { one: 'um dólar', many: 'dólares' },
    $: { one: 'um dólar', many: 'dólares' },
    USD: { one: 'um dólar', many: 'dólares' },
  },
  money: { link: ' e ', behind: ' centavos' },
  units: {
    km: ['um quilômetro', 'quilômetros'],
    m: ['um metro', 'metros'],
    cm: ['um centímetro', 'centímetros'],
    mm: ['um milímetro', 'milímetros'],
    kg: ['um quilo', 'quilos'],
    g: ['um grama', 'gramas'],
    mg: ['um miligrama', 'miligramas'],
    ml: ['um mililitro', 'mililitros'],
    l: ['um litro', 'litros'],
    min: ['um minuto', 'minutos'],
  },
  abbreviations: {
    ...{ 'Sr.': 'senhor', 'Sra.': 'senhora', 'Dr.': 'doutor', 'Dra.': 'doutora', 'Prof.': 'professor' },
    ...{ 'Profa.': 'professora', 'Av.': 'avenida', 'R.': 'rua', 'Tel.': 'Telefone', 'tel.': 'telefone' },
    ...{ 'etc.': 'etcétera', 'aprox.': 'aproximadamente', 'máx.': 'máximo', 'mín.': 'mínimo', 'p. ex.': 'por exemplo' },
    ...{ nº: 'número', Nº: 'Número', 'Sta.': 'Santa', 'Sto.': 'Santo' },
  },
  stops: {
    neverEnding: new Set('sr sra dr dra prof profa av r tel p ex sta sto'.split(' ')),
    beforeNumber: new Set('pág art fig cap'.split(' ')),
    ending: new Set('etc aprox máx mín'.split(' ')),
    followers: [],
    codeNouns: new Set('sala quarto prédio porta bloco opção vitamina seção unidade ala'.split(' ')),
    numberMayEnd: true,
  },
  phonesInPairs: false,
})
