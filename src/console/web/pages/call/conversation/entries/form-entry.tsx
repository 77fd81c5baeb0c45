import { IconForms } from '@tabler/icons-react'
import type { EntryOf } from '../../../../../routes/calls/view-schema.ts'
import { SafeText } from '../../../../components/safe-text.tsx'
import { StatusBadge, type Tone } from '../../../../components/status-badge.tsx'
import { conversation as texts } from '../../../../texts/en/conversation.ts'
import classes from './note.module.css'
import { Note } from './note.tsx'

type Form = EntryOf<'form'>

const words = texts.form
const tones: Readonly<Record<NonNullable<Form['outcome']>, Tone>> = {
  filled: 'good',
  cancelled: 'plain',
  'given-up': 'notice',
}

/** What the caller was asked for, one thing after another. */
export function FormEntry({ entry: { form, fields, outcome, atMs } }: { readonly entry: Form }) {
  return (
    <Note
      icon={IconForms}
      tone="info"
      atMs={atMs}
      title={
        <>
          {words.title} <SafeText>{form}</SafeText>
        </>
      }
      state={
        <StatusBadge tone={outcome === null ? 'live' : tones[outcome]}>
          {outcome === null ? words.open : words.outcomes[outcome]}
        </StatusBadge>
      }
    >
      <dl className={classes.pairs}>
        {fields.map(({ name, state, value, keys, questions }) => (
          <div key={name} className={classes.pair}>
            <dt>
              <SafeText>{name}</SafeText>
            </dt>
            <dd>
              {value !== '' && <SafeText>{value}</SafeText>} {value === '' && keys !== null && words.keys(keys)}{' '}
              <span className={classes.quiet}>
                ({words.states[state]}
                {questions > 1 && `, ${words.questions(questions)}`})
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </Note>
  )
}
