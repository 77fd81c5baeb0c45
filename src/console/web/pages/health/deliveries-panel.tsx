import { Button, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Panel } from '../../components/panel.tsx'
import { PhoneNumber } from '../../components/phone-number.tsx'
import { SafeText } from '../../components/safe-text.tsx'
import { complain, say } from '../../components/say.tsx'
import { type Column, DataTable } from '../../components/table/data-table.tsx'
import { TimeAgo } from '../../components/times.tsx'
import { useCan } from '../../data/session.ts'
import { countInWords } from '../../format/numbers.ts'
import { health as texts } from '../../texts/en/health.ts'
import { type DeliveryView, type Health, healthQuery, replayDelivery } from './data.ts'
import classes from './deliveries-panel.module.css'
import { Figures } from './figures.tsx'

const words = texts.deliveries

/** What goes out after calls: how much waits, and what could not be delivered, to be sent again. */
export function DeliveriesPanel({ deliveries }: Pick<Health, 'deliveries'>) {
  const { waiting, failing, dead, failingOnes, deadOnes } = deliveries
  const maySend = useCan('calls:steer')
  return (
    <Panel title={words.title} lead={words.lead} flush id="deliveries">
      <Figures
        figures={[
          { label: words.waiting, value: countInWords(waiting) },
          { label: words.failing, value: countInWords(failing) },
          { label: words.dead, value: countInWords(dead) },
        ]}
      />
      {dead + failing === 0 && <p className={classes.none}>{words.allGood}</p>}
      <List title={words.deadTitle} rows={deadOnes} all={dead} columns={deadColumns(maySend)} />
      <List title={words.failingTitle} rows={failingOnes} all={failing} columns={failingColumns} />
    </Panel>
  )
}

interface ListProps {
  readonly title: string
  readonly rows: readonly DeliveryView[]
  /** How many there are. */
  readonly all: number
  readonly columns: readonly Column<DeliveryView>[]
}

function List({ title, rows, all, columns }: ListProps) {
  if (rows.length === 0) return null
  return (
    <div className={classes.group}>
      <Title order={3} className={classes.title}>
        {title}
      </Title>
      <DataTable caption={title} columns={columns} rows={rows} keyOf={({ id }) => id} />
      {rows.length < all && <p className={classes.none}>{words.more(rows.length, all)}</p>}
    </div>
  )
}

const { what, to, why, attempts, when, next, actions } = words.columns
const common: readonly Column<DeliveryView>[] = [
  { key: 'what', header: what, isTitle: true, cell: (delivery) => <What {...delivery} /> },
  { key: 'to', header: to, cell: (delivery) => <Receiver {...delivery} /> },
  {
    key: 'why',
    header: why,
    isLong: true,
    cell: ({ lastError }) => <SafeText>{lastError ?? words.unknownWhy}</SafeText>,
  },
  { key: 'attempts', header: attempts, isFigure: true, cell: (delivery) => countInWords(delivery.attempts) },
]

const failingColumns: readonly Column<DeliveryView>[] = [
  ...common,
  { key: 'next', header: next, cell: ({ dueAt }) => <TimeAgo at={dueAt} /> },
]

function deadColumns(maySend: boolean): readonly Column<DeliveryView>[] {
  const again: Column<DeliveryView> = {
    ...{ key: 'again', header: actions, isActions: true },
    cell: (delivery) => <SendAgain delivery={delivery} />,
  }
  return [
    ...common,
    { key: 'when', header: when, cell: ({ settledAt }) => <TimeAgo at={settledAt} /> },
    ...(maySend ? [again] : []),
  ]
}

function What({ kind, callId }: DeliveryView) {
  return (
    <>
      {words.kinds.get(kind) ?? kind}
      <Link to="/calls/$callId" params={{ callId }} className={classes.call}>
        {words.of}
      </Link>
    </>
  )
}

function Receiver({ way, to: receiver }: Pick<DeliveryView, 'way' | 'to'>) {
  if (way === 'desk') return words.desk
  return way === 'sms' ? <PhoneNumber>{receiver}</PhoneNumber> : <SafeText>{receiver}</SafeText>
}

function SendAgain({ delivery: { id, kind, to: receiver } }: { readonly delivery: DeliveryView }) {
  const queryClient = useQueryClient()
  const send = useMutation({
    mutationFn: () => replayDelivery(id),
    onError: complain,
    onSuccess: () => say(words.sent),
    onSettled: () => queryClient.invalidateQueries(healthQuery),
  })
  const name = words.againName(words.kinds.get(kind) ?? kind, receiver || words.desk)
  return (
    <Button
      variant="default"
      size="compact-sm"
      aria-label={name}
      loading={send.isPending}
      onClick={() => send.mutate()}
    >
      {words.again}
    </Button>
  )
}
