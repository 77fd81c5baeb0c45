import { rule, type SpeechRule } from '../rule.ts'

/** Before the numbers are words: what a sign means depends on the figure beside it. */
export const signRules: readonly SpeechRule[] = [
  rule(/−/g, '-'),
  rule(/№\s?|#\s?(?=\d)/g, 'number '),
  rule(/~\s?(?=[$€£]?\d)|±\s?(?=\d)/g, 'about '),
  rule(/≥\s?(?=\d)/g, 'at least '),
  rule(/≤\s?(?=\d)/g, 'at most '),
  rule(/<\s?(?=\d)/g, ' less than '),
  rule(/>\s?(?=\d)/g, ' more than '),
  rule(/(?<![\w)])\+\s?(?=\d)/g, 'plus '),
  rule(/(?<=\d)\+(?!\w)/g, ' plus'),
  rule(/(?<=\d\s?)[×*]\s?(?=\d)|(?<=\d\s?)x\s?(?=\d)/g, ' times '),
  rule(/(?<=\d)÷(?=\d)| ÷ /g, ' divided by '),
]

/** From one number to another, and so much per something. */
export const rangeRules: readonly SpeechRule[] = [
  rule(
    /(?<=\d[%°]?[a-zA-Z]{0,2})\s?[–—]\s?(?=[$€£]?\d)|(?<=\d(?:%|st|nd|rd|th)?)-(?=[$€£]?\d)|(?<=\d%?) - (?=[$€£]?\d)/g,
    ' to ',
  ),
  rule(
    /(?<=[$€£]\s?[\d,.]{1,12}|\d )\s?\/\s?(?=[a-z])|(?<=\d)\/(?=(?:day|week|month|year|hour|visit|night|person)\b)/g,
    ' per ',
  ),
]

/** What is left of signs when the figures are words. */
export const symbolRules: readonly SpeechRule[] = [
  rule(/(?<=[Pp]ress |[Hh]it |[Dd]ial |[Tt]he )#/g, 'pound'),
  rule(/(?<=[Pp]ress |[Hh]it |[Dd]ial |[Tt]he )\*/g, 'star'),
  rule(/(?<=[a-z])\(s\)/g, 's'),
  rule(/\s?&\s?/g, ' and '),
  rule(/\s?@\s?/g, ' at '),
  rule(/\band\/or\b/gi, 'or'),
  rule(/\s?=+\s?/g, ' equals '),
  rule(/\s\+\s|\+(?=\w)/g, ' plus '),
  rule(/(?<=\w)\++/g, ' plus'),
  rule(/\s?%/g, ' percent'),
  rule(/°/g, ' degrees'),
  rule(/\s?(?:→|⇒|->|=>)\s?/g, ', '),
  rule(/(?<=\p{L})\s?\/\s?(?=\p{L})/gu, ' or '),
  rule(/[$€£¥₹¢×÷±≥≤→/]/g, ' '),
  rule(/\s[-–—]+\s|\s?(?:—|--+)\s?|\s?[•·]\s?|(?<=\p{L})\s?–\s?(?=\p{L})/gu, ', '),
  rule(/\s?\(\s?/g, ', '),
  rule(/\s?\)(?=\s?\w)/g, ','),
  rule(/\)/g, ''),
]
