import { rule, type SpeechRule } from '../rule.ts'
import { begins, beginsNumber, ends, oneOf } from './edges.ts'
import { sayCounted, sayNumber, written } from './numbers.ts'
import type { Wording } from './wording.ts'

/** Signs whose meaning is in the figure beside them, and from one number to another. */
export const signRules = ({ words }: Wording): readonly SpeechRule[] => [
  rule(/−/g, '-'),
  rule(/(?:№|#)\s?(?=\d)/g, `${words.number} `),
  rule(/[~±≈]\s?(?=\d)/g, `${words.about} `),
  rule(/(?<![\p{L}\p{N})])\+\s?(?=\d)/gu, `${words.plus} `),
  rule(/(?<=\d\s?)[×*]\s?(?=\d)/g, ` ${words.times} `),
  rule(
    /(?<=\d[%°€hH]?(?:Uhr)?)\s?[–—]\s?(?=[€$£]?\d)|(?<=\d[%°hH]?)-(?=\d)|(?<=\d[%h]?) - (?=\d)|(?<=Uhr) - (?=\d)/g,
    ` ${words.to} `,
  ),
]

/** Percentages, degrees, units and ordinals. */
export function measureRules(wording: Wording): readonly SpeechRule[] {
  const { words, units, ordinal, ordinalEnding } = wording
  const number = `(?<amount>${written(wording)})`
  const unit = oneOf(Object.keys(units))
  const behind = (sign: string, name: string) =>
    rule(
      new RegExp(String.raw`${number}\s?${sign}`, 'gu'),
      ({ amount = '' }) => `${wording.counted(sayNumber(amount, wording))} ${name}`,
    )
  const ordinals =
    ordinalEnding === null
      ? []
      : [
          rule(
            new RegExp(String.raw`${beginsNumber}(?<value>\d{1,3})(?<ending>${ordinalEnding})${ends}`, 'gu'),
            ({ value = '', ending = '' }, whole) => ordinal(Number(value), ending) ?? whole,
          ),
        ]
  return [
    ...ordinals,
    behind('°\\s?C(?![\\p{L}\\p{N}])|℃', words.celsius),
    behind('°\\s?F(?![\\p{L}\\p{N}])|℉', words.fahrenheit),
    behind('%', words.percent),
    rule(
      new RegExp(String.raw`(?<![\p{L}\p{N}.,])${number}\s?(?<unit>${unit})${ends}`, 'gu'),
      ({ amount = '', unit: sign = '' }, whole) => {
        const forms = units[sign]
        return forms ? sayCounted(amount, forms, wording) : whole
      },
    ),
    rule(new RegExp(String.raw`(?<=\d|${begins}${unit})\s?\/\s?(?=\p{Ll})`, 'gu'), ` ${words.per} `),
    rule(/(?<=\d)\s?°(?!\p{L})/gu, ` ${words.degrees}`),
  ]
}
