import { hindiCardinal } from '../../numbers/cardinals.ts'
import { spokenLanguage } from '../spoken-language.ts'

function dayPart(hour: number): string {
  if (hour >= 4 && hour < 12) return 'सुबह'
  if (hour >= 12 && hour < 16) return 'दोपहर'
  return hour >= 16 && hour < 20 ? 'शाम' : 'रात'
}

export const hindi = spokenLanguage({
  cardinal: hindiCardinal,
  counted: (words) => words,
  year: hindiCardinal,
  day: hindiCardinal,
  ordinal: () => null,
  ordinalEnding: null,
  time(hour, minute, half) {
    const wholeDay = half === null ? hour : (hour % 12) + (half === 'p' ? 12 : 0)
    const part = half !== null || hour > 12 || hour === 0 ? `${dayPart(wholeDay)} ` : ''
    const name = hindiCardinal(hour % 12 || 12)
    return minute === 0 ? `${part}${name} बजे` : `${part}${name} बजकर ${hindiCardinal(minute)} मिनट`
  },
  clock: { sign: ':', behind: 'बजे' },
  numbers: { point: 'दशमलव', decimal: '.', group: ',' },
  words: {
    ...{ minus: 'ऋण', plus: 'प्लस', percent: 'प्रतिशत', degrees: 'डिग्री', celsius: 'डिग्री सेल्सियस' },
    ...{ fahrenheit: 'डिग्री फ़ारेनहाइट', per: 'प्रति', and: 'और', or: 'या', to: 'से', about: 'लगभग', number: 'नंबर' },
    ...{ equals: 'बराबर', times: 'गुणा', at: 'ऐट', dot: 'डॉट', dash: 'डैश', underscore: 'अंडरस्कोर' },
    ...{ extension: 'एक्सटेंशन', website: 'हमारी वेबसाइट' },
  },
  months: 'जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर'.split(' '),
  monthLink: '',
  weekdays: [['सोमवार'], ['मंगलवार'], ['बुधवार'], ['गुरुवार'], ['शुक्रवार'], ['शनिवार'], ['रविवार']],
  currencies: {
    '₹': { one: 'एक रुपया', many: 'रुपये' },
    INR: { one: 'एक रुपया', many: 'रुपये' },
    'रु.': { one: 'एक रुपया', many: 'रुपये' },
    $: { one: 'एक डॉलर', many: 'डॉलर' },
    USD: { one: 'एक डॉलर', many: 'डॉलर' },
    '€': { one: 'एक यूरो', many: 'यूरो' },
  },
  money: { link: ' ', behind: ' पैसे' },
  units: {
    किमी: ['एक किलोमीटर', 'किलोमीटर'],
    km: ['एक किलोमीटर', 'किलोमीटर'],
    kg: ['एक किलो', 'किलो'],
    किग्रा: ['एक किलो', 'किलो'],
    mg: ['एक मिलीग्राम', 'मिलीग्राम'],
    ml: ['एक मिलीलीटर', 'मिलीलीटर'],
    cm: ['एक सेंटीमीटर', 'सेंटीमीटर'],
    m: ['एक मीटर', 'मीटर'],
  },
  abbreviations: { 'डॉ.': 'डॉक्टर', 'श्री.': 'श्री', 'प्रो.': 'प्रोफ़ेसर', 'नं.': 'नंबर', 'आदि.': 'आदि' },
  stops: {
    neverEnding: new Set(['डॉ', 'श्री', 'प्रो', 'नं', 'रु']),
    beforeNumber: new Set(),
    ending: new Set(['आदि']),
    followers: [],
    codeNouns: new Set(),
    numberMayEnd: true,
  },
  phonesInPairs: false,
})
