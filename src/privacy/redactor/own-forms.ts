import type { PrivacySettings } from '../../config/privacy-schema.ts'
import type { Detector } from './span.ts'

const placeholders: Readonly<Record<string, string>> = { '#': '\\p{Nd}', '?': '\\p{L}', '*': '[\\p{L}\\p{Nd}]' }

/**
 * What the owner has described. A form becomes an expression of fixed length without alternatives but for a blank or
 * sign between two characters, which may be left out where the form has one: nothing in it can be tried twice.
 */
export function ownForms(forms: PrivacySettings['ownForms']): Detector[] {
  return forms.map(({ name, form }) => {
    const expression = new RegExp(`(?<![\\p{L}\\p{N}])${[...form].map(toExpression).join('')}(?![\\p{L}\\p{N}])`, 'giu')
    return (text) =>
      [...text.matchAll(expression)].map((match) => ({
        ...{ start: match.index, end: match.index + match[0].length, label: name },
      }))
  })
}

function toExpression(character: string): string {
  const placeholder = placeholders[character]
  if (placeholder) return placeholder
  return /[ ./_-]/.test(character) ? '[ ./_-]?' : character
}
