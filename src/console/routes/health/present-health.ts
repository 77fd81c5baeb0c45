import { maskNumbersIn } from '../../../events/redact.ts'
import type { Mask } from '../../access/mask.ts'
import type { SettingsDesk } from '../assistant/ports.ts'
import type { Delivery, HealthSlice, ModelCondition, WiringCondition } from './ports.ts'
import type { DeliveryView, Health } from './schema.ts'
import { verdictOf } from './verdict.ts'

export interface HealthParts {
  readonly slice: HealthSlice
  readonly settingsDesk: SettingsDesk | undefined
  readonly isConsoleOpen: () => Promise<boolean>
  /** Of the program. */
  readonly version: string
  readonly now: () => number
}

const mostDeliveries = 50
const mostBacklog = 10_000

/** How everything does, for somebody who sees numbers as `mask` has it. */
export async function presentHealth(parts: HealthParts, mask: Mask): Promise<Health> {
  const { slice, settingsDesk, version } = parts
  const [conditions, wiring, disk, deliveries, backlog, settings, open] = await Promise.all([
    slice.parts(),
    slice.wiring(),
    slice.disk(),
    presentDeliveries(slice, mask),
    slice.backlog(mostBacklog + 1),
    settingsDesk ? presentSettings(settingsDesk) : null,
    parts.isConsoleOpen(),
  ])
  const traffic = slice.traffic()
  const archive = { backlog: Math.min(backlog, mostBacklog), isMore: backlog > mostBacklog }
  const presentedDisk = disk && presentDisk(disk)
  const facts = { parts: conditions, wiring, traffic, settings, deliveries, archive, disk: presentedDisk }
  const { line, reason, toldAt, webhookOnly } = slice.line()
  const now = parts.now()
  return {
    at: now,
    verdict: verdictOf({ ...facts, now, isConnected: slice.isConnected }),
    parts: conditions.map((part) => ({ name: part.name, state: part.state, reason: part.reason })),
    line: { line, reason, toldAt, webhookOnly: webhookOnly && { ...webhookOnly } },
    models: slice.models().map(presentModel),
    wiring: presentWiring(wiring, mask),
    webhooks: presentTraffic(traffic),
    ...{ deliveries, settings, archive, disk: presentedDisk },
    console: { open },
    versions: { frontdesk: version, ...slice.versions },
  }
}

/** Providers answer at any length, and with whatever they were sent. */
function presentModel({
  id,
  state,
  reason,
  since,
  lastFailure,
  firstWordsMs,
}: ModelCondition): Health['models'][number] {
  const sorted = firstWordsMs.toSorted((one, other) => one - other)
  const [medianMs, slowestMs] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
  return {
    ...{ id, state, since, reason: maskNumbersIn(reason) },
    lastFailure: lastFailure && { at: lastFailure.at, reason: maskNumbersIn(lastFailure.reason) },
    firstWords:
      medianMs === undefined || slowestMs === undefined ? null : { samples: sorted.length, medianMs, slowestMs },
  }
}

function presentWiring(wiring: WiringCondition, mask: Mask): Health['wiring'] {
  if (wiring.kind === 'without-keys') return { kind: wiring.kind }
  if (wiring.kind === 'unknown') return { kind: wiring.kind, at: wiring.at, reason: wiring.reason }
  const { kind, at, publicUrl, missing, numbers } = wiring
  return {
    ...{ kind, at, publicUrl, missing: missing && mask.number(missing) },
    numbers: numbers.map(({ number, name, differences }) => ({
      number: mask.number(number),
      // Twilio calls a number by itself until somebody gives it a name.
      name: mask.text(name),
      differences: differences.map(({ setting, found, wanted, state, why }) => ({
        setting,
        found,
        wanted,
        state,
        why,
      })),
    })),
  }
}

function presentTraffic({ since, lastLetIn, letIn, refused }: ReturnType<HealthSlice['traffic']>): Health['webhooks'] {
  return {
    ...{ since, letIn, lastLetIn: lastLetIn && { at: lastLetIn.at, path: lastLetIn.path } },
    refused: refused.map(({ path, cause, differs, fix, count, lastAt }) => ({
      path,
      cause,
      differs,
      fix,
      count,
      lastAt,
    })),
  }
}

async function presentDeliveries({ deliveries }: HealthSlice, mask: Mask): Promise<Health['deliveries']> {
  const [counts, failing, dead] = await Promise.all([
    deliveries.counts(),
    deliveries.list('failing', mostDeliveries),
    deliveries.list('dead', mostDeliveries),
  ])
  return {
    ...{ waiting: counts.waiting, failing: counts.failing, dead: counts.dead },
    failingOnes: failing.map((delivery) => presentDelivery(delivery, mask)),
    deadOnes: dead.map((delivery) => presentDelivery(delivery, mask)),
  }
}

function presentDelivery(delivery: Delivery, mask: Mask): DeliveryView {
  const { id, callId, kind, target, attempts, lastError, createdAt, dueAt, settledAt } = delivery
  return { ...{ id, callId, kind, attempts, lastError, createdAt, dueAt, settledAt }, ...receiverOf(target, mask) }
}

function receiverOf(target: string, mask: Mask): Pick<DeliveryView, 'way' | 'to'> {
  const [, way = '', address = ''] = /^(\w+):(.*)$/.exec(target) ?? []
  switch (way) {
    case 'sms':
      return { way, to: mask.number(address) }
    case 'email':
      return { way, to: mask.masks ? address.replace(/^[^@]+/, '•••') : address }
    case 'webhook':
      // Behind # is what tells addresses of one host apart.
      return { way, to: address.replace(/#.*$/, '') }
    default:
      return { way: 'desk', to: '' }
  }
}

async function presentSettings(desk: SettingsDesk): Promise<NonNullable<Health['settings']>> {
  const { version, isExample, needsRestart } = desk.running()
  const disk = await desk.onDisk()
  const onDisk = disk.version === version ? 'same' : disk.faults.length > 0 ? 'faulty' : 'other'
  return { version, isExample, needsRestart: [...needsRestart], onDisk, faults: disk.faults.length }
}

function presentDisk({ freeBytes, totalBytes, files }: NonNullable<Awaited<ReturnType<HealthSlice['disk']>>>) {
  return { freeBytes, totalBytes, files: files.map(({ name, bytes }) => ({ name, bytes })) }
}
