import { homeCountries } from '../../../config/callable-numbers.ts'
import type { Assistant, Person } from '../../../config/schema.ts'
import type { CallFacts } from '../../../conversation/actions.ts'
import type {
  TransferAddress,
  TransferDesk,
  TransferFacts,
  TransferPlan,
  TransferRefusal,
} from '../../../conversation/transfers.ts'
import type { CommonTextsIn, DeskUses, OpenHoursBook } from '../../ports.ts'
import { anyOfThem, fill, textsIn } from '../texts/in-language.ts'
import { transferAddress } from './address.ts'
import { createAllowance } from './allowance.ts'
import { createPersonFinder, type FoundPerson } from './find-person.ts'
import { createWhereabouts } from './whereabouts.ts'
import { whisperFor } from './whisper.ts'

/** Knows the people of the settings: the only source of what is dialled. */
export interface Desk extends TransferDesk {
  /** Who is meant by a caller's words. */
  find(asked: string): FoundPerson
  /** Who would be called first at this moment, or what the caller is told instead. Looks at no limits. */
  look(call: Pick<CallFacts, 'now' | 'language'>, person: Person): FirstReached | TransferRefusal
}

export interface FirstReached {
  readonly person: Person
  /** What the settings say when the person who was asked for is closed; null otherwise. */
  readonly say: string | null
}

export interface DeskParts {
  readonly assistant: Pick<Assistant, 'people' | 'transfers' | 'openingHours' | 'language'>
  readonly openHoursBook: OpenHoursBook
  readonly uses: DeskUses
  readonly textsFor: CommonTextsIn
  /** The number of the account, in E.164, or null. */
  readonly phoneNumber: string | null
}

interface Stop {
  readonly person: Person
  readonly to: TransferAddress
}

/** Twilio connects nobody without a known number of the account as the caller. */
const e164 = /^\+[1-9]\d{6,14}$/
/** An emergency is put through even when the day's limits are used up, for so long. */
const emergencySeconds = 3_600

export function createDesk({ assistant, openHoursBook, uses, textsFor, phoneNumber }: DeskParts): Desk {
  const { people, transfers, openingHours } = assistant
  const find = createPersonFinder(people)
  const byName = new Map(people.map((person) => [person.name, person]))
  const whereabouts = new Map(
    people.map((person) => [person, createWhereabouts(person, openingHours, openHoursBook)] as const),
  )
  const allowance = createAllowance(transfers, homeCountries(assistant, phoneNumber), uses)

  /** Who can be called for somebody, in order, nobody twice. */
  function routeOf(person: Person, now: number, seen = new Set<Person>()): Stop[] {
    if (seen.has(person)) return []
    seen.add(person)
    const written = whereabouts.get(person)?.at(now) ?? null
    const to = written === null ? null : transferAddress(written)
    const own = to && allowance.isAllowed(to) ? [{ person, to }] : []
    const next = own.length === 0 && person.closed.otherwise.length > 0 ? person.closed.otherwise : person.otherwise
    return [...own, ...next.flatMap((name) => routeFor(name, now, seen))]
  }

  function routeFor(name: string, now: number, seen: Set<Person>): Stop[] {
    const person = byName.get(name)
    return person ? routeOf(person, now, seen) : []
  }

  /** Somebody may be there all the same, and in an emergency that is worth a ring. */
  function evenIfClosed(person: Person): Stop | null {
    const written = person.to ?? person.rota?.shifts[0]?.to
    const to = written === undefined ? null : transferAddress(written)
    return to && allowance.isAllowed(to) ? { person, to } : null
  }

  function closed(person: Person, language: string): TransferRefusal {
    return { refused: person.closed.say ?? fill(textsFor(language).transfer.closed, { target: person.name }) }
  }

  async function secondsFor(call: TransferFacts, to: TransferAddress): Promise<number | null> {
    return call.because === 'emergency' ? emergencySeconds : await allowance.secondsFor(call, to)
  }

  return {
    find,

    look({ now, language }, person) {
      const [first] = routeOf(person, now)
      if (!first) return closed(person, language)
      return { person: first.person, say: first.person === person ? null : person.closed.say }
    },

    async plan(call, target, step) {
      const texts = textsIn(call.language).transfer
      const found = find(target)
      if (found.kind !== 'one') return { refused: refusal(found, people, call.language) }
      const { person } = found
      const route = routeOf(person, call.now)
      const stop = route[step] ?? (call.because === 'emergency' && step === 0 ? evenIfClosed(person) : null)
      if (!stop) return step === 0 ? closed(person, call.language) : { refused: '' }
      const limitSeconds = await secondsFor(call, stop.to)
      if (limitSeconds === null) return { refused: texts.full }
      return planFor(call, stop, step, limitSeconds)
    },
  }

  function planFor(call: TransferFacts, { person, to }: Stop, step: number, limitSeconds: number): TransferPlan {
    const { mode, ringSeconds, name } = person
    const announce = announcement(call, name, step)
    return {
      ...{ id: call.id, target: name, to, ringSeconds, mode, step, limitSeconds },
      whisper: mode === 'warm' ? whisperFor(call, name, assistant.language, textsFor) : '',
      callerId: transfers.callerId === 'caller' ? null : ownNumber(call.called),
      ...announce,
    }
  }

  /** The assistant has said it already, unless nobody asked the assistant. */
  function announcement({ because, language }: TransferFacts, target: string, step: number) {
    const { connecting, tryNext } = textsFor(language).transfer
    if (step > 0) return { announce: fill(tryNext, { target }) }
    return because === 'operator' ? { announce: fill(connecting, { target }) } : {}
  }

  function ownNumber(called: string): string | null {
    return e164.test(called) ? called : phoneNumber
  }
}

/** What the caller is told when it is not clear who is meant. */
export function refusal(
  found: Exclude<FoundPerson, { kind: 'one' }>,
  people: readonly Person[],
  language: string,
): string {
  const { which, nobody } = textsIn(language).transfer
  const named = found.kind === 'several' ? found.people : people.slice(0, mostNamed)
  const names = anyOfThem(
    named.map(({ name }) => name),
    language,
  )
  return fill(found.kind === 'several' ? which : nobody, { names })
}

/** More names than these, and nobody remembers the first. */
const mostNamed = 6
