import { z } from 'zod'
import { CarrierError, fault } from '../carrier-error.ts'
import { type Element, isElement, type Node } from './xml.ts'

/** An attribute holding a whole number in these bounds. */
export function wholeNumber(least: number, most: number = Number.MAX_SAFE_INTEGER) {
  return z.string().regex(/^\d+$/, 'must be a whole number').transform(Number).pipe(z.int().min(least).max(most))
}

export const flag = z.enum(['true', 'false']).transform((value) => value === 'true')
export const method = z.enum(['GET', 'POST'])
export const url = z.string().trim().min(1)
/** How often something is said or played; 0 stands for as often as the carrier allows. */
export const loop = wholeNumber(0, 1_000).transform((times) => times || 1_000)

/**
 * Reads an element's attributes. The carrier warns of unknown or odd ones (12200) and goes on; here they are refused,
 * since in documents of our own they are always a mistake.
 */
export function attributesOf<Schema extends z.ZodType>(element: Element, schema: Schema): z.output<Schema> {
  const given = Object.fromEntries(Array.from(element.attributes, ({ name, value }) => [name, value]))
  const { success, data, error } = schema.safeParse(given)
  if (success) return data
  throw refusal(element, error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '))
}

/** The elements inside; anything else there but comments and blanks is refused. */
export function childrenOf(element: Element): Element[] {
  return Array.from(element.childNodes)
    .filter((node) => !isIgnored(node))
    .map((node) => {
      if (isElement(node)) return node
      throw refusal(element, `cannot contain ${JSON.stringify(node.nodeValue?.trim() ?? node.nodeName)}`)
    })
}

/** The text inside an element that takes nothing but text. */
export function textOf(element: Element): string {
  const child = Array.from(element.childNodes).find(isElement)
  if (child) throw refusal(element, `cannot contain <${child.tagName}>`)
  return element.textContent?.trim() ?? ''
}

export function requireEmpty(element: Element): void {
  if (childrenOf(element).length > 0) throw refusal(element, 'must be empty')
}

export function refusal(element: Element, reason: string): CarrierError {
  return new CarrierError(fault.schema, `<${element.tagName}> ${reason}`)
}

function isIgnored(node: Node): boolean {
  return node.nodeType === node.COMMENT_NODE || (node.nodeType === node.TEXT_NODE && !node.nodeValue?.trim())
}
