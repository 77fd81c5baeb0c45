/**
 * An ISO 8601 date or moment as ms since the epoch; null when it is none, or no day on which a document can have been
 * changed. A date alone means its beginning in UTC.
 */
export function momentOf(text: string): number | null {
  const iso = /^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$/i.exec(
    text,
  )
  if (!iso) return null
  const [, day, time = '00:00', zone = 'Z'] = iso
  const moment = Date.parse(`${day}T${time}${zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`)
  return Number.isNaN(moment) || moment <= 0 ? null : moment
}
