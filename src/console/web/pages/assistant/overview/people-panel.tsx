import { Panel } from '../../../components/panel.tsx'
import { PhoneNumber } from '../../../components/phone-number.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { type Column, DataTable } from '../../../components/table/data-table.tsx'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import type { AssistantOverview } from '../data.ts'
import { EditLink } from './edit-link.tsx'
import classes from './overview.module.css'

type Person = AssistantOverview['people'][number]

const words = texts.people

/** Whom callers are put through to. */
export function PeoplePanel({ people }: Pick<AssistantOverview, 'people'>) {
  return (
    <Panel
      title={words.title}
      lead={people.length === 0 ? words.none : words.lead}
      actions={<EditLink part={words.title} at="people" />}
      flush
    >
      {people.length > 0 && (
        <DataTable caption={words.caption} columns={columns} rows={people} keyOf={({ name }) => name} />
      )}
    </Panel>
  )
}

const { name, about, to, when, how, otherwise } = words.columns
const columns: readonly Column<Person>[] = [
  { key: 'name', header: name, isTitle: true, cell: (person) => <Name {...person} /> },
  { key: 'about', header: about, isLong: true, cell: ({ about: what }) => (what ? <SafeText>{what}</SafeText> : null) },
  { key: 'to', header: to, cell: (person) => <Address {...person} /> },
  { key: 'when', header: when, cell: (person) => <When {...person} /> },
  {
    key: 'how',
    header: how,
    cell: ({ mode, ringSeconds }) => words[mode](ringSeconds),
  },
  {
    key: 'otherwise',
    header: otherwise,
    cell: (person) => (person.otherwise.length === 0 ? null : <SafeText>{person.otherwise.join(', ')}</SafeText>),
  },
]

function Name({ name: called, also }: Person) {
  return (
    <>
      <SafeText>{called}</SafeText>
      {also.length > 0 && (
        <div className={classes.small}>
          <SafeText>{words.also(also.join(', '))}</SafeText>
        </div>
      )}
    </>
  )
}

function Address({ to: address }: Person) {
  if (address === null) return words.rota
  return address.startsWith('+') ? <PhoneNumber>{address}</PhoneNumber> : <SafeText>{address}</SafeText>
}

function When({ reach, shifts, hours }: Person) {
  return (
    <>
      {words.reach[reach]}
      {hours && (
        <div className={classes.small}>
          {hours.days
            .filter((day) => day.hours.length > 0)
            .map(dayInWords)
            .join('; ')}
        </div>
      )}
      {shifts > 0 && <div className={classes.small}>{words.shifts(shifts)}</div>}
    </>
  )
}

function dayInWords({ day, hours }: { readonly day: string; readonly hours: readonly string[] }): string {
  return `${texts.hours.days[day] ?? day} ${hours.join(', ')}`
}
