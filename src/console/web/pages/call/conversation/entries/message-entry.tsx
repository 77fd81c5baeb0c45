import { IconMail } from '@tabler/icons-react'
import type { EntryOf } from '../../../../../routes/calls/view-schema.ts'
import { PhoneNumber } from '../../../../components/phone-number.tsx'
import { SafeText } from '../../../../components/safe-text.tsx'
import { conversation as texts } from '../../../../texts/en/conversation.ts'
import classes from './note.module.css'
import { Note } from './note.tsx'

const words = texts.message

/** What the caller wants to be passed on. */
export function MessageEntry({ entry: { message, atMs } }: { readonly entry: EntryOf<'message'> }) {
  const { kind, for: whom, name, number, reason, urgency, bestTime } = message
  const facts = [
    { label: words.for, value: whom && <SafeText>{whom}</SafeText> },
    { label: words.name, value: name && <SafeText>{name}</SafeText> },
    { label: words.number, value: number && <PhoneNumber>{number}</PhoneNumber> },
    { label: words.reason, value: reason && <SafeText keepLines>{reason}</SafeText> },
    { label: words.urgency, value: urgency && words.urgencies[urgency] },
    { label: words.bestTime, value: bestTime && <SafeText>{bestTime}</SafeText> },
  ].filter(({ value }) => value)
  return (
    <Note icon={IconMail} tone={urgency === 'urgent' ? 'notice' : 'good'} atMs={atMs} title={words.titles[kind]}>
      <dl className={classes.pairs}>
        {facts.map(({ label, value }) => (
          <div key={label} className={classes.pair}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Note>
  )
}
