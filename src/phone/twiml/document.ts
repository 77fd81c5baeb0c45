import { z } from 'zod'
import { CarrierError, fault } from '../carrier-error.ts'
import { readConnect } from './conversation-relay.ts'
import { readDial } from './dial.ts'
import { attributesOf, childrenOf, method, requireEmpty, textOf } from './element.ts'
import { readGather } from './gather.ts'
import { readPause, readPlay } from './playback.ts'
import { readRecord } from './record.ts'
import { readSay } from './say.ts'
import { readStart } from './start.ts'
import type { Hangup, Redirect, Reject, Verb } from './verbs.ts'
import { type Element, parseXml } from './xml.ts'

/**
 * Reads a TwiML document as strictly as the carrier does, and more strictly where the carrier only warns.
 * Throws a `CarrierError`. Source: https://www.twilio.com/docs/voice/twiml
 */
export function readTwiml(source: string): Verb[] {
  const root = parseXml(source)
  if (root.tagName !== 'Response') throw new CarrierError(fault.notXml, `The root is <${root.tagName}>, not <Response>`)
  attributesOf(root, noAttributes)
  return childrenOf(root).map(readVerb)
}

const readers = new Map<string, (element: Element) => Verb>([
  ['Say', readSay],
  ['Play', readPlay],
  ['Pause', readPause],
  ['Gather', readGather],
  ['Redirect', readRedirect],
  ['Hangup', readHangup],
  ['Reject', readReject],
  ['Dial', readDial],
  ['Record', readRecord],
  ['Connect', readConnect],
  ['Start', readStart],
])

function readVerb(element: Element): Verb {
  const read = readers.get(element.tagName)
  if (read) return read(element)
  throw new CarrierError(fault.schema, `<${element.tagName}> is not a verb that this phone carries out`)
}

const noAttributes = z.strictObject({})
const redirectAttributes = z.strictObject({ method: method.default('POST') })
const rejectAttributes = z.strictObject({ reason: z.enum(['rejected', 'busy']).default('rejected') })

function readRedirect(element: Element): Redirect {
  const { method } = attributesOf(element, redirectAttributes)
  const url = textOf(element)
  if (!url) throw new CarrierError(fault.invalidUrl, '<Redirect> has no address')
  return { verb: 'Redirect', url, method }
}

function readHangup(element: Element): Hangup {
  attributesOf(element, noAttributes)
  requireEmpty(element)
  return { verb: 'Hangup' }
}

function readReject(element: Element): Reject {
  requireEmpty(element)
  return { verb: 'Reject', reason: attributesOf(element, rejectAttributes).reason }
}
