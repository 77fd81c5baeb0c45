import { arabicCardinal } from '../../numbers/cardinals.ts'
import { spokenLanguage } from '../spoken-language.ts'

/** Hours are counted as ordinals, from midnight on. */
const hours =
  'الثانية_عشرة الواحدة الثانية الثالثة الرابعة الخامسة السادسة السابعة الثامنة التاسعة العاشرة الحادية_عشرة'
    .split(' ')
    .map((hour) => hour.replace('_', ' '))

export const arabic = spokenLanguage({
  cardinal: arabicCardinal,
  counted: (words) => words,
  year: arabicCardinal,
  day: arabicCardinal,
  ordinal: () => null,
  ordinalEnding: null,
  time(hour, minute, half) {
    const isMorning = half ? half === 'a' : hour % 24 < 12
    const tellsHalf = half !== null || hour > 12 || hour === 0
    const past =
      minute === 0 ? '' : minute === 30 ? ' والنصف' : minute === 15 ? ' والربع' : ` و${arabicCardinal(minute)} دقيقة`
    return `${hours[hour % 12]}${past}${tellsHalf ? (isMorning ? ' صباحًا' : ' مساءً') : ''}`
  },
  clock: { sign: ':', behind: '' },
  numbers: { point: 'فاصلة', decimal: '.', group: ',' },
  words: {
    ...{ minus: 'ناقص', plus: 'زائد', percent: 'بالمائة', degrees: 'درجة', celsius: 'درجة مئوية' },
    ...{ fahrenheit: 'درجة فهرنهايت', per: 'لكل', and: 'و', or: 'أو', to: 'إلى', about: 'حوالي', number: 'رقم' },
    ...{ equals: 'يساوي', times: 'في', at: 'آت', dot: 'نقطة', dash: 'شرطة', underscore: 'شرطة سفلية' },
    ...{ extension: 'تحويلة', website: 'موقعنا' },
  },
  months: 'يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر'.split(' '),
  monthLink: '',
  weekdays: [['الاثنين'], ['الثلاثاء'], ['الأربعاء'], ['الخميس'], ['الجمعة'], ['السبت'], ['الأحد']],
  currencies: {
    $: { one: 'دولار واحد', many: 'دولار' },
    USD: { one: 'دولار واحد', many: 'دولار' },
    '€': { one: 'يورو واحد', many: 'يورو' },
    EUR: { one: 'يورو واحد', many: 'يورو' },
    AED: { one: 'درهم واحد', many: 'درهم' },
    SAR: { one: 'ريال واحد', many: 'ريال' },
    EGP: { one: 'جنيه واحد', many: 'جنيه' },
  },
  money: { link: ' و', behind: '' },
  units: {
    كم: ['كيلومتر واحد', 'كيلومتر'],
    km: ['كيلومتر واحد', 'كيلومتر'],
    كغ: ['كيلوغرام واحد', 'كيلوغرام'],
    kg: ['كيلوغرام واحد', 'كيلوغرام'],
    mg: ['مليغرام واحد', 'مليغرام'],
    ml: ['مليلتر واحد', 'مليلتر'],
    cm: ['سنتيمتر واحد', 'سنتيمتر'],
    m: ['متر واحد', 'متر'],
  },
  abbreviations: { 'د.': 'الدكتور', 'أ.': 'الأستاذ', 'م.': 'المهندس', 'إلخ.': 'إلى آخره', 'ت.': 'هاتف' },
  stops: {
    neverEnding: new Set(['د', 'أ', 'م', 'ت']),
    beforeNumber: new Set(['ص']),
    ending: new Set(['إلخ']),
    followers: [],
    codeNouns: new Set(),
    numberMayEnd: true,
  },
  phonesInPairs: false,
})
