import { IconHelpCircle, IconScissors, IconShieldX } from '@tabler/icons-react'
import type { EntryOf } from '../../../../../routes/calls/view-schema.ts'
import { SafeText } from '../../../../components/safe-text.tsx'
import { clockOf } from '../../../../format/times.ts'
import { conversation as texts } from '../../../../texts/en/conversation.ts'
import { AnswerBasis } from './answer-basis.tsx'
import { Bubble } from './bubble.tsx'
import { GoingOn } from './going-on.tsx'
import noteClasses from './note.module.css'
import { Note } from './note.tsx'
import { ProblemHint } from './problem.tsx'
import classes from './said.module.css'

type Answer = EntryOf<'answer'>

interface AnswerEntryProps {
  readonly entry: Answer
  readonly isPlaying: boolean
}

/** An answer: what was heard of it, what was not, and what was stopped before it was said. */
export function AnswerEntry({ entry, isPlaying }: AnswerEntryProps) {
  const { sentences, corrections, atMs } = entry
  const heard = joined(sentences.map((sentence) => sentence.heard))
  const unheard = joined(sentences.map((sentence) => sentence.unheard))
  const isEmpty = heard === '' && unheard === '' && entry.state !== 'going-on'
  return (
    <>
      {!isEmpty && (
        <Bubble who="assistant" atMs={atMs} isPlaying={isPlaying} footer={<Footer entry={entry} />}>
          <div className={classes.words}>
            {heard !== '' && <SafeText keepLines>{heard}</SafeText>}
            {unheard !== '' && <Unheard>{unheard}</Unheard>}
            {entry.state === 'going-on' && <GoingOn />}
          </div>
        </Bubble>
      )}
      {corrections.map((correction) => (
        <div key={correction.said} className={classes.correction}>
          <Note icon={IconShieldX} tone="notice" atMs={atMs} title={texts.corrections[correction.kind]}>
            <p>
              {texts.notLetThrough}:{' '}
              <del className={classes.stopped}>
                <SafeText>{correction.words}</SafeText>
              </del>
            </p>
            {correction.said !== correction.words && (
              <p className={noteClasses.quiet}>
                {texts.meant}: <SafeText>{correction.said}</SafeText>
              </p>
            )}
            <ProblemHint problem={correction.problem} />
          </Note>
        </div>
      ))}
    </>
  )
}

/** Words that never reached the caller. */
export function Unheard({ children }: { readonly children: string }) {
  return (
    <span className={classes.unheard}>
      <span className={classes.label}>
        <IconScissors size={14} stroke={1.8} aria-hidden />
        {texts.unheard}:
      </span>{' '}
      <SafeText keepLines>{children}</SafeText>
    </span>
  )
}

function Footer({ entry }: { readonly entry: Answer }) {
  const { interruption, state, attempts, result } = entry
  return (
    <>
      {interruption !== null && (
        <span>
          {texts.cutIn(clockOf(interruption.atMs))}
          {interruption.estimated && `; ${texts.estimated}`}
        </span>
      )}
      {state === 'dropped' && <span>{texts.dropped}</span>}
      {attempts > 1 && <span>{texts.takenUp(attempts)}</span>}
      {result?.unanswered && (
        <span className={classes.label}>
          <IconHelpCircle size={14} stroke={1.8} aria-hidden />
          {texts.unanswered[result.unanswered]}
        </span>
      )}
      {result !== null && <AnswerBasis result={result} />}
    </>
  )
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
