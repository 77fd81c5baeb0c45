import { Text } from '@mantine/core'
import { IconKey, IconPlugConnectedX } from '@tabler/icons-react'
import { Empty } from '../../components/empty.tsx'
import { Panel } from '../../components/panel.tsx'
import { PhoneNumber } from '../../components/phone-number.tsx'
import { SafeText } from '../../components/safe-text.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { type Column, DataTable } from '../../components/table/data-table.tsx'
import { TimeAgo } from '../../components/times.tsx'
import { groupedNumber } from '../../format/phone-number.ts'
import { health as texts } from '../../texts/en/health.ts'
import type { Health } from './data.ts'
import classes from './wiring-panel.module.css'

type Known = Extract<Health['wiring'], { kind: 'known' }>
type Wired = Known['numbers'][number]
type Difference = Wired['differences'][number]

const words = texts.wiring

/** How the number is wired at Twilio, and exactly what differs. */
export function WiringPanel({ wiring }: Pick<Health, 'wiring'>) {
  return (
    <Panel title={words.title} lead={words.lead} flush id="wiring">
      <Wiring wiring={wiring} />
    </Panel>
  )
}

function Wiring({ wiring }: Pick<Health, 'wiring'>) {
  switch (wiring.kind) {
    case 'without-keys':
      return (
        <Empty icon={IconKey} title={words.withoutKeys}>
          {words.withoutKeysWords}
        </Empty>
      )
    case 'unknown':
      return (
        <Empty icon={IconPlugConnectedX} title={words.unknown}>
          {wiring.reason}
        </Empty>
      )
    case 'known':
      return <Numbers wiring={wiring} />
  }
}

function Numbers({ wiring: { numbers, missing, publicUrl, at } }: { readonly wiring: Known }) {
  return (
    <>
      {publicUrl === null && <Text className={classes.note}>{words.noAddress}</Text>}
      {missing !== null && <Text className={classes.note}>{words.missing(groupedNumber(missing))}</Text>}
      {missing === null && numbers.length === 0 && <Text className={classes.note}>{words.none}</Text>}
      {numbers.map((number) => (
        <WiredNumber key={number.number} number={number} isCompared={publicUrl !== null} />
      ))}
      <Text size="sm" c="dimmed" className={classes.asked}>
        {words.asked} <TimeAgo at={at} />
      </Text>
    </>
  )
}

function WiredNumber({ number: wired, isCompared }: { readonly number: Wired; readonly isCompared: boolean }) {
  const { number, name, differences } = wired
  const isNamed = name.replace(/\D/g, '') !== number.replace(/\D/g, '')
  return (
    <div className={classes.number}>
      <div className={classes.head}>
        <strong>
          <PhoneNumber>{number}</PhoneNumber>
        </strong>
        {isNamed && <SafeText>{name}</SafeText>}
        {isCompared && differences.length === 0 && <StatusBadge tone="good">{words.right}</StatusBadge>}
      </div>
      {differences.length > 0 && (
        <DataTable caption={words.caption} columns={columns} rows={differences} keyOf={({ setting }) => setting} />
      )}
    </div>
  )
}

const { setting, found, wanted, why } = words.columns
const columns: readonly Column<Difference>[] = [
  { key: 'setting', header: setting, isTitle: true, cell: (difference) => <Setting {...difference} /> },
  { key: 'found', header: found, isLong: true, cell: (difference) => <Address>{difference.found}</Address> },
  { key: 'wanted', header: wanted, isLong: true, cell: (difference) => <Address>{difference.wanted}</Address> },
  { key: 'why', header: why, isLong: true, cell: (difference) => difference.why },
]

function Setting({ setting: name, state }: Difference) {
  return (
    <span className={classes.setting}>
      {name} <StatusBadge tone={state === 'down' ? 'bad' : 'notice'}>{texts.states[state]}</StatusBadge>
    </span>
  )
}

function Address({ children }: { readonly children: string | null }) {
  if (children === null) return words.nothing
  return (
    <span className={classes.address}>
      <SafeText>{children}</SafeText>
    </span>
  )
}
