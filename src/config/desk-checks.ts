import { foldWords } from '../lib/fold-words.ts'
import { holesOf } from '../lib/template.ts'
import { homeCountries, type NumberObstacle, obstacleOf } from './callable-numbers.ts'
import type { Person, WrittenAssistant } from './schema.ts'
import type { Finding } from './schema-faults.ts'
import { readTemplate } from './template-checks.ts'
import { describeValue, didYouMean } from './wording.ts'

type People = Pick<WrittenAssistant, 'people'>
type Variables = Readonly<Record<string, string>>
type Path = readonly PropertyKey[]

/** Two people of one name, or with the same other word, could not be told apart. */
export function peopleDiffer({ people }: People): Finding[] {
  const owners = new Map<string, number>()
  return people.flatMap(({ name, also }, index) =>
    [name, ...also].flatMap((word, place) => {
      const path = place === 0 ? ['people', index, 'name'] : ['people', index, 'also', place - 1]
      const folded = foldWords(word)
      if (folded === '') return [{ path, found: describeValue(word), allowed: 'a name with letters or figures' }]
      const owner = owners.get(folded) ?? index
      owners.set(folded, owner)
      if (owner === index) return []
      const found = `${describeValue(word)}, which means people[${owner}] already`
      return [{ path, found, allowed: 'a name of its own' }]
    }),
  )
}

/** Somebody has to be reached somewhere, and those who stand in have to exist and not to lead back. */
export function peopleReached({ people, openingHours }: People & Pick<WrittenAssistant, 'openingHours'>): Finding[] {
  const hasZone = openingHours !== null
  return people.flatMap((person, index) => {
    const path = ['people', index]
    return [
      ...(person.to === null && person.rota === null
        ? [{ path: [...path, 'to'], found: 'nothing', allowed: 'a number, a sip: address or a client:, or a rota' }]
        : []),
      ...(person.hours === 'business' && !hasZone
        ? [
            {
              path: [...path, 'hours'],
              found: 'business',
              allowed: 'hours of their own, or openingHours for the business',
            },
          ]
        : []),
      ...rotaFindings(person, path, hasZone),
    ]
  })
}

function rotaFindings({ rota, hours }: Person, path: Path, hasZone: boolean): Finding[] {
  if (!rota) return []
  const isZoned = rota.zone !== null || hasZone || (hours !== null && hours !== 'business')
  const unzoned = isZoned
    ? []
    : [{ path: [...path, 'rota', 'zone'], found: 'nothing', allowed: 'a time zone such as America/New_York' }]
  const dates = rota.shifts.flatMap((shift, index) =>
    shift.dates.flatMap((written, place) =>
      areDates(written)
        ? []
        : [
            {
              path: [...path, 'rota', 'shifts', index, 'dates', place],
              found: describeValue(written),
              allowed: 'a date of the calendar, or two with the earlier one first and at most a year between them',
            },
          ],
    ),
  )
  return [...unzoned, ...dates]
}

const yearMs = 366 * 86_400_000

function areDates(written: string): boolean {
  const ends = written.split('/').map((date) => ({ date, at: Date.parse(`${date}T00:00:00Z`) }))
  const areReal = ends.every(({ date, at }) => !Number.isNaN(at) && new Date(at).toISOString().startsWith(date))
  const [first, last = first] = ends.map(({ at }) => at)
  return areReal && first !== undefined && last !== undefined && last >= first && last - first <= yearMs
}

/** Whoever stands in must be one of the people, and must not lead back. */
export function standInsFit({ people }: People): Finding[] {
  const names = people.map(({ name }) => name)
  const missing = (path: Path, name: string): Finding[] =>
    names.includes(name)
      ? []
      : [
          {
            path,
            found: describeValue(name),
            allowed: `one of the people: ${names.join(', ')}`,
            hint: didYouMean(name, names),
          },
        ]
  return people.flatMap((person, index) => [
    ...person.otherwise.flatMap((name, place) => missing(['people', index, 'otherwise', place], name)),
    ...person.closed.otherwise.flatMap((name, place) => missing(['people', index, 'closed', 'otherwise', place], name)),
    ...loopFindings(person, index, people),
  ])
}

/** Callers would be sent in circles. */
function loopFindings(person: Person, index: number, people: readonly Person[]): Finding[] {
  return (['otherwise', 'closed'] as const).flatMap((key) => {
    const path = key === 'closed' ? ['people', index, 'closed', 'otherwise'] : ['people', index, 'otherwise']
    const names = key === 'closed' ? person.closed.otherwise : person.otherwise
    return names.flatMap((name, place) =>
      leadsBack(name, person.name, people, key)
        ? [{ path: [...path, place], found: `${name}, which leads back to ${person.name}`, allowed: 'somebody else' }]
        : [],
    )
  })
}

function leadsBack(from: string, to: string, people: readonly Person[], key: 'otherwise' | 'closed'): boolean {
  const seen = new Set<string>()
  const open = [from]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (name === to) return true
    if (seen.has(name)) continue
    seen.add(name)
    const person = people.find((candidate) => candidate.name === name)
    open.push(...((key === 'closed' ? person?.closed.otherwise : person?.otherwise) ?? []))
  }
  return false
}

const obstacles: Readonly<Record<NumberObstacle, string>> = {
  'no-number': 'a number with as many figures as its country has',
  premium: 'a number that costs no extra',
  blocked: 'a number that transfers.blockedPrefixes does not block',
  country: 'a number of the countries that may be called; others are listed under transfers.countries',
}

/** Everything that may be dialled or texted is looked at before the first call. */
export function numbersCallable(
  assistant: People & Pick<WrittenAssistant, 'transfers' | 'messages'>,
  env: Variables,
): Finding[] {
  const { people, transfers, messages } = assistant
  const home = homeCountries(assistant, env['TWILIO_PHONE_NUMBER'] ?? null)
  const check = (path: Path, number: string | null): Finding[] => {
    const obstacle = number?.startsWith('+') ? obstacleOf(number, transfers, home) : null
    return obstacle === null ? [] : [{ path, found: describeValue(number), allowed: obstacles[obstacle] }]
  }
  return [
    ...people.flatMap(({ to, rota }, index) => [
      ...check(['people', index, 'to'], to),
      ...(rota?.shifts ?? []).flatMap((shift, place) =>
        check(['people', index, 'rota', 'shifts', place, 'to'], shift.to),
      ),
    ]),
    ...(home.length > 0 || transfers.countries !== null
      ? messages.sms.flatMap((number, index) => check(['messages', 'sms', index], number))
      : []),
  ]
}

const placeholders = ['business', 'number']

/** Texts hold nothing but what the settings know. */
export function textsFit({ texts }: Pick<WrittenAssistant, 'texts'>): Finding[] {
  return texts.templates.flatMap(({ name, text }, index) => {
    const path = ['texts', 'templates', index]
    const first = texts.templates.findIndex((other) => other.name === name)
    const twice = first === index ? [] : [{ path: [...path, 'name'], found: name, allowed: 'each name once' }]
    const holes = readTemplate(text)
    if (!holes) {
      return [
        ...twice,
        {
          path: [...path, 'text'],
          found: 'a brace that belongs to no name',
          allowed: 'a brace itself is written twice: {{',
        },
      ]
    }
    const unknown = holesOf(holes)
      .filter((hole) => !placeholders.includes(hole))
      .map((hole) => ({
        path: [...path, 'text'],
        found: `{${hole}}`,
        allowed: placeholders.map((known) => `{${known}}`).join(', '),
        hint: didYouMean(hole, placeholders),
      }))
    return [...twice, ...unknown]
  })
}
