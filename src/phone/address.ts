import { CarrierError, fault } from './carrier-error.ts'

/** The whole address for one in a document, which may be relative to the document's own. Throws a `CarrierError`. */
export function absolute(url: string, base: string): string {
  const resolved = URL.parse(url, base)
  if (resolved && /^https?:$/.test(resolved.protocol)) return resolved.href
  throw new CarrierError(fault.invalidUrl, `${JSON.stringify(url)} is not an address to call`)
}
