import { type Found, innerStop, rule, type SpeechRule } from '../rule.ts'
import type { StopRules } from '../stop-rules.ts'
import { months, weekdays } from './dates.ts'

/** Written with or without a stop, always the same word. */
const words: Readonly<Record<string, string>> = {
  Mr: 'Mister',
  Mrs: 'Missus',
  Ms: 'Miz',
  Prof: 'Professor',
  Ave: 'Avenue',
  Blvd: 'Boulevard',
  Rd: 'Road',
  Ln: 'Lane',
  Hwy: 'Highway',
  Pkwy: 'Parkway',
  Apt: 'Apartment',
  Ste: 'Suite',
  Bldg: 'Building',
  Rm: 'Room',
  Dept: 'Department',
  dept: 'department',
  depts: 'departments',
  Appt: 'Appointment',
  appt: 'appointment',
  appts: 'appointments',
  approx: 'approximately',
  Approx: 'Approximately',
  vs: 'versus',
  etc: 'et cetera',
  Jr: 'Junior',
  Sr: 'Senior',
  hr: 'hour',
  hrs: 'hours',
  mins: 'minutes',
  yrs: 'years',
}

/** Words of their own without the stop. */
const stopped: Readonly<Record<string, string>> = {
  Tel: 'Telephone',
  tel: 'telephone',
  Ext: 'Extension',
  ext: 'extension',
  Fl: 'Floor',
  fl: 'floor',
  Mt: 'Mount',
  Inc: 'Incorporated',
  Ltd: 'Limited',
  Co: 'Company',
  Corp: 'Corporation',
  max: 'maximum',
  Max: 'Maximum',
  min: 'minimum',
  incl: 'including',
  est: 'estimated',
  temp: 'temperature',
  Fig: 'Figure',
  Rev: 'Reverend',
  Hon: 'Honorable',
}

const exact: Readonly<Record<string, string>> = {
  'w/o': 'without',
  'W/o': 'Without',
  'c/o': 'care of',
  'N/A': 'not applicable',
  'n/a': 'not applicable',
}

const either = (table: Readonly<Record<string, string>>) => Object.keys(table).join('|')
const expand = (table: Readonly<Record<string, string>>) => (found: Found) => table[found['word'] ?? ''] ?? ''

export const abbreviationPattern = new RegExp(String.raw`\b(?:${either(words)}|Dr|St|${either(exact)})\b`)

export const abbreviationRules: readonly SpeechRule[] = [
  rule(new RegExp(String.raw`\b(?<word>${either(exact)})(?!\w)`, 'g'), expand(exact)),
  rule(/\b(?<first>[Ww])\/\s?(?=\w)/g, ({ first }) => (first === 'W' ? 'With ' : 'with ')),
  rule(/\b[Ee]\.\s?g\.,?/g, 'for example,'),
  rule(/\b[Ii]\.\s?e\.,?/g, 'that is,'),
  rule(/\b[Nn]os?\.\s?#?(?=\d|of\b)/g, 'number '),
  // After a name it is the street or drive; before one it is the saint or doctor.
  rule(
    new RegExp(String.raw`(?<=(?:[A-Z][a-z]+|\d(?:st|nd|rd|th)) )St\b${innerStop}(?! [A-Z][a-z]+['’]s)`, 'g'),
    'Street',
  ),
  rule(/\bSt\b\.?(?=\s[A-Z])/g, 'Saint'),
  rule(
    new RegExp(
      String.raw`(?<=\b(?!With|See|Ask|Call|The|And|Our|For|Is|Yes)[A-Z][a-z]+ )Dr\b${innerStop}(?!\s[A-Z])`,
      'g',
    ),
    'Drive',
  ),
  rule(new RegExp(String.raw`\bDr\b${innerStop}`, 'g'), 'Doctor'),
  rule(new RegExp(String.raw`(?<![\w.])(?<word>${either(words)})\b${innerStop}(?!\w)`, 'g'), expand(words)),
  rule(new RegExp(String.raw`(?<![\w.])(?<word>${either(stopped)})\.(?!\w|["'”’)\]]*$)`, 'g'), expand(stopped)),
  rule(new RegExp(String.raw`\b(?<letters>(?:[A-Za-z]\.){1,5}[A-Za-z])\b${innerStop}`, 'g'), ({ letters = '' }) =>
    letters.replaceAll('.', ' '),
  ),
  rule(new RegExp(String.raw`\bPh\.\s?D\b${innerStop}`, 'g'), 'P H D'),
]

/** Where an English full stop is not a sentence's end. */
export const englishStops: StopRules = {
  neverEnding: new Set(
    'dr mr mrs ms prof mt rev hon gen capt sgt e.g i.e vs approx cf tel incl ph rm ste apt bldg fl ext'.split(' '),
  ),
  beforeNumber: new Set('no nos fig p pp vol ch sec max min temp est ca'.split(' ')),
  ending: new Set(
    [
      'etc dept depts appt appts ave blvd rd ln hwy pkwy inc ltd co corp jr sr mins hr hrs yr yrs wk mo lb lbs oz ft',
      'ph.d m.d d.d.s r.n b.c a.d',
      'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun',
    ].flatMap((line) => line.split(' ')),
  ),
  followers: [...weekdays, ...months, 'est', 'edt', 'cst', 'pst', 'gmt', 'utc'].map((name) => name.toLowerCase()),
  codeNouns: new Set(
    'room wing ward building floor gate door plan option vitamin section unit block entrance'.split(' '),
  ),
  numberMayEnd: true,
}
