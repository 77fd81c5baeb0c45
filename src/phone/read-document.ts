import { CarrierError, fault } from './carrier-error.ts'
import type { TwimlDocument } from './line.ts'
import { readTwiml } from './twiml/document.ts'
import type { Answer } from './webhook-client.ts'

const twimlTypes = new Set(['text/xml', 'application/xml', 'text/html'])

/** The document in an answer. Throws a `CarrierError` for an answer that is none. */
export function readDocument(answer: Answer): TwimlDocument {
  const { url, status, contentType, body, receivedAt } = answer
  if (status !== 200) throw new CarrierError(fault.retrieval, `${url} answered with status ${status}`)
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (!twimlTypes.has(type)) {
    throw new CarrierError(fault.contentType, `${url} answered with the content type ${JSON.stringify(contentType)}`)
  }
  return { url, receivedAt, verbs: readTwiml(body) }
}
