/**
 * What a page keeps in its address. Each reader takes what stood there (nothing, one text, or several) and gives a value
 * or undefined: an address that was typed wrong or is old leads to the page without that filter, never to an error.
 */
type Reader<Value> = (found: unknown) => Value | undefined

/** A text that is not empty. */
export const text: Reader<string> = (found) => {
  const one = typeof found === 'number' ? String(found) : found
  return typeof one === 'string' && one !== '' ? one : undefined
}

/** One of the choices. */
export function oneOf<const Choice extends string>(choices: readonly Choice[]): Reader<Choice> {
  return (found) => choices.find((choice) => choice === found)
}

/** A whole number from 0, such as a time in milliseconds. */
export const count: Reader<number> = (found) => {
  const value = typeof found === 'string' && /^\d{1,15}$/.test(found) ? Number(found) : found
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined
}

/** A day of the calendar, such as `2026-11-30`. */
export const day: Reader<string> = (found) => {
  const isDay = typeof found === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(found) && !Number.isNaN(Date.parse(found))
  return isDay ? found : undefined
}

/** Set or not. */
export const flag: Reader<true> = (found) => (found === true || found === 'true' || found === '1' ? true : undefined)

/** Any of the choices, written with commas between. */
export function someOf<const Choice extends string>(choices: readonly Choice[]): Reader<readonly Choice[]> {
  return (found) => {
    const names = typeof found === 'string' ? found.split(',') : Array.isArray(found) ? found : []
    const known = choices.filter((choice) => names.includes(choice))
    return known.length > 0 ? known : undefined
  }
}

type Readers = Readonly<Record<string, Reader<unknown>>>
type Found<All extends Readers> = { readonly [Name in keyof All]?: ReturnType<All[Name]> }

/** Makes `validateSearch` of a route: the address's parts that its readers understand, and nothing else. */
export function searchOf<All extends Readers>(readers: All): (search: Record<string, unknown>) => Found<All> {
  return (search) => {
    const found = Object.entries(readers).flatMap(([name, reader]) => {
      // What is there and not understood has to be named, or the router keeps it as it was found.
      return search[name] === undefined ? [] : [[name, reader(search[name])]]
    })
    return Object.fromEntries(found) as Found<All>
  }
}

/** Parts of an address as plain words, without the quotes that JSON would put around them. */
export function parseSearch(search: string): Record<string, unknown> {
  return Object.fromEntries(new URLSearchParams(search))
}

export function stringifySearch(search: Record<string, unknown>): string {
  const entries = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const words = new URLSearchParams(
    Object.fromEntries(entries.map(([name, value]) => [name, String(value)])),
  ).toString()
  return words === '' ? '' : `?${words}`
}
