import type { HealthPart, TrafficCondition, WiringCondition } from './ports.ts'
import type { Health, Verdict } from './schema.ts'

type Attention = Verdict['attention'][number]

export interface VerdictFacts {
  readonly now: number
  readonly parts: readonly HealthPart[]
  /** Whether anybody but this machine can call: there is a token to know Twilio by. */
  readonly isConnected: boolean
  readonly wiring: WiringCondition
  readonly traffic: TrafficCondition
  readonly disk: Health['disk']
  readonly settings: Health['settings']
  readonly deliveries: Pick<Health['deliveries'], 'dead'>
  readonly archive: Health['archive']
}

const ranks = { down: 0, degraded: 1, notice: 2 } as const
const hourMs = 3_600_000
const littleBytes = 2 ** 30
const fewCalls = 100

/** Whether calls are answered, and what deserves a look, the worst first. */
export function verdictOf(facts: VerdictFacts): Verdict {
  const attention = [
    ...facts.parts.flatMap(attentionOfPart),
    ...attentionOfWiring(facts.wiring),
    ...attentionOfTraffic(facts.traffic, facts.now),
    ...attentionOfDisk(facts.disk),
    ...attentionOfSettings(facts.settings),
    ...attentionOfWork(facts),
  ].toSorted((one, other) => ranks[one.state] - ranks[other.state])
  return { state: stateOf(attention, facts.isConnected), attention }
}

function stateOf(attention: readonly Attention[], isConnected: boolean): Verdict['state'] {
  const has = (state: Attention['state']) => attention.some((one) => one.state === state)
  if (has('down')) return 'down'
  if (!isConnected) return 'local'
  return has('degraded') ? 'degraded' : 'answered'
}

function attentionOfPart({ name, state, reason }: HealthPart): Attention[] {
  return state === 'ok' ? [] : [{ area: name, state, text: reason }]
}

function attentionOfWiring(wiring: WiringCondition): Attention[] {
  if (wiring.kind === 'without-keys') return []
  if (wiring.kind === 'unknown') return [{ area: 'wiring', state: 'notice', text: wiring.reason }]
  const { numbers, missing } = wiring
  if (missing !== null) {
    const text = 'The Twilio account does not have the number of TWILIO_PHONE_NUMBER.'
    return [{ area: 'wiring', state: 'down', text }]
  }
  if (numbers.length === 0) {
    return [{ area: 'wiring', state: 'down', text: 'The Twilio account has no number yet.' }]
  }
  const isAway = ({ differences }: (typeof numbers)[number]) => differences.some(({ state }) => state === 'down')
  // An account may have numbers for other things; one that leads here is enough.
  const judged = numbers.every(isAway) ? numbers : numbers.filter((number) => !isAway(number))
  return judged.flatMap(({ differences }) =>
    differences.map(({ setting, state, why }) => ({ area: 'wiring' as const, state, text: `${setting}: ${why}` })),
  )
}

/** What was signed by Twilio for us and is refused all the same keeps calls out, until something is let in again. */
function attentionOfTraffic({ refused, lastLetIn }: TrafficCondition, now: number): Attention[] {
  return refused.flatMap(({ cause, differs, fix, lastAt }) => {
    const isOver = lastAt <= (lastLetIn?.at ?? 0) || now - lastAt > hourMs
    if (isOver || cause === null || cause === 'unsigned' || cause === 'outside') return []
    const isSure = cause === 'address' || cause === 'parameters'
    const text = `Requests are refused, because something differs: ${differs}. ${fix}`
    return [{ area: 'webhooks', state: isSure ? 'down' : 'degraded', text }]
  })
}

function attentionOfDisk(disk: Health['disk']): Attention[] {
  if (!disk || disk.freeBytes >= littleBytes) return []
  const text = `Only ${Math.floor(disk.freeBytes / 2 ** 20)} MB are free on the disk. When it is full, no call can be taken.`
  return [{ area: 'disk', state: 'degraded', text }]
}

function attentionOfSettings(settings: Health['settings']): Attention[] {
  if (!settings) return []
  const { onDisk, faults, needsRestart } = settings
  const found: Attention[] = []
  if (onDisk === 'faulty') {
    const text = `The settings on disk have ${faults === 1 ? 'one fault' : `${faults} faults`}. What ran before goes on, and would not start again.`
    found.push({ area: 'settings', state: 'degraded', text })
  }
  if (onDisk === 'other') {
    found.push({ area: 'settings', state: 'notice', text: 'The settings on disk are others than those that run.' })
  }
  if (needsRestart.length > 0) {
    const text = `${needsRestart.join(', ')} holds with the next start of the program.`
    found.push({ area: 'settings', state: 'notice', text })
  }
  return found
}

function attentionOfWork({ deliveries, archive }: VerdictFacts): Attention[] {
  const found: Attention[] = []
  if (deliveries.dead > 0) {
    const many =
      deliveries.dead === 1 ? 'One delivery after a call was' : `${deliveries.dead} deliveries after calls were`
    found.push({ area: 'deliveries', state: 'notice', text: `${many} given up.` })
  }
  if (archive.backlog > fewCalls) {
    const text = 'Many calls are still to be read: until then they are found by their beginning only.'
    found.push({ area: 'archive', state: 'notice', text })
  }
  return found
}
