import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CallEvents, CallHead } from '../../../../routes/calls/view-schema.ts'
import { QueryView } from '../../../components/query-view.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { clockOf } from '../../../format/times.ts'
import { call } from '../../../texts/en/call.ts'
import { eventsQuery } from '../data.ts'
import classes from './events.module.css'

type LogRecord = CallEvents['events'][number]

const texts = call.events
const atOnce = 200

/** The log of the call, asked for when somebody looks. */
export function Events({ head }: { readonly head: CallHead }) {
  const [seq, setSeq] = useState(head.seq)
  const query = useQuery({ ...eventsQuery(head.callId, seq), staleTime: Number.POSITIVE_INFINITY })
  const newer = head.seq - seq
  return (
    <div className={classes.events}>
      <p className={classes.lead}>{texts.lead}</p>
      <QueryView query={query}>{({ events }) => <EventList events={events} startedAt={head.startedAt} />}</QueryView>
      {newer > 0 && (
        <Button size="xs" variant="default" onClick={() => setSeq(head.seq)}>
          {texts.newer(newer)}
        </Button>
      )}
    </div>
  )
}

function EventList({ events, startedAt }: CallEvents & { readonly startedAt: number }) {
  const [kind, setKind] = useState('')
  const [most, setMost] = useState(atOnce)
  const counts = countsOf(events)
  const chosen = kind === '' ? events : events.filter(({ event }) => event.type === kind)
  const more = Math.min(chosen.length - most, atOnce)
  return (
    <>
      <NativeSelect
        label={texts.kind}
        size="xs"
        value={kind}
        data={[
          { value: '', label: texts.all(events.length) },
          ...[...counts].map(([value, count]) => ({ value, label: texts.some(value, count) })),
        ]}
        onChange={({ currentTarget }) => {
          setKind(currentTarget.value)
          setMost(atOnce)
        }}
      />
      <ol className={classes.list} aria-label={texts.list}>
        {chosen.slice(0, most).map((record) => (
          <li key={record.seq}>
            <OneEvent record={record} startedAt={startedAt} />
          </li>
        ))}
      </ol>
      {more > 0 && (
        <Button size="xs" variant="default" onClick={() => setMost(most + atOnce)}>
          {texts.more(more)}
        </Button>
      )}
    </>
  )
}

function OneEvent({ record: { seq, at, event }, startedAt }: { record: LogRecord; startedAt: number }) {
  const [isOpen, setIsOpen] = useState(false)
  const { type, ...data } = event
  return (
    <details className={classes.event} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>
        <span className={classes.seq}>{seq}</span>
        <span className={classes.at}>{clockOf(at - startedAt)}</span>
        <SafeText>{type}</SafeText>
      </summary>
      {isOpen && (
        <div className={classes.data}>
          <SafeText keepLines>{JSON.stringify(data, null, 2)}</SafeText>
        </div>
      )}
    </details>
  )
}

function countsOf(events: readonly LogRecord[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { event } of events) counts.set(event.type, (counts.get(event.type) ?? 0) + 1)
  return counts
}
