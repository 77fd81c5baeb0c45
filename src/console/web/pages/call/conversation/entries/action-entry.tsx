import { IconTool } from '@tabler/icons-react'
import { useState } from 'react'
import type { EntryOf } from '../../../../../routes/calls/view-schema.ts'
import { SafeText } from '../../../../components/safe-text.tsx'
import { StatusBadge, type Tone } from '../../../../components/status-badge.tsx'
import { delayInWords } from '../../../../format/numbers.ts'
import { conversation as texts } from '../../../../texts/en/conversation.ts'
import classes from './note.module.css'
import { Note } from './note.tsx'
import { ProblemWords } from './problem.tsx'

type Action = EntryOf<'action'>

const tones: Readonly<Record<NonNullable<Action['outcome']>, Tone>> = {
  done: 'good',
  failed: 'bad',
  'timed-out': 'bad',
  cancelled: 'plain',
}
const words = texts.action

/** Something that the assistant did, with what it was asked and what came of it. */
export function ActionEntry({ entry }: { readonly entry: Action }) {
  const { name, input, effects, outcome, text, data, ms, isLate, problem, atMs } = entry
  const took = [ms !== null && words.took(delayInWords(ms)), isLate && words.late].filter(Boolean).join(', ')
  const given = Object.entries(input)
  return (
    <Note
      icon={IconTool}
      tone={problem === null ? 'info' : 'bad'}
      atMs={atMs}
      title={
        <>
          {words.title} <SafeText>{name}</SafeText>
        </>
      }
      state={
        <>
          {outcome === null ? (
            <StatusBadge tone="live">{words.running}</StatusBadge>
          ) : (
            <StatusBadge tone={tones[outcome]}>{words.outcomes[outcome]}</StatusBadge>
          )}
          {took !== '' && <span className={classes.quiet}>{took}</span>}
        </>
      }
    >
      {effects && <p className={classes.quiet}>{words.effects}</p>}
      <dl className={classes.pairs}>
        <dt>{words.input}</dt>
        <dd>{given.length === 0 ? words.noInput : <Values values={given} />}</dd>
        {text !== '' && (
          <>
            <dt>{words.result}</dt>
            <dd>
              <SafeText keepLines>{text}</SafeText>
            </dd>
          </>
        )}
      </dl>
      <ProblemWords problem={problem} />
      {Object.keys(data).length > 0 && <AllData data={data} />}
    </Note>
  )
}

function Values({ values }: { readonly values: readonly (readonly [string, unknown])[] }) {
  return values.map(([name, value], place) => (
    <span key={name}>
      {place > 0 && ', '}
      <span className={classes.quiet}>
        <SafeText>{name}</SafeText>:
      </span>{' '}
      <SafeText>{asText(value)}</SafeText>
    </span>
  ))
}

function AllData({ data }: { readonly data: Action['data'] }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className={classes.details} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{words.data}</summary>
      {isOpen && (
        <div className={classes.code}>
          <SafeText keepLines>{JSON.stringify(data, null, 2)}</SafeText>
        </div>
      )}
    </details>
  )
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
