import { IconPhoneOutgoing } from '@tabler/icons-react'
import type { EntryOf } from '../../../../../routes/calls/view-schema.ts'
import { PhoneNumber } from '../../../../components/phone-number.tsx'
import { SafeText } from '../../../../components/safe-text.tsx'
import { StatusBadge, type Tone } from '../../../../components/status-badge.tsx'
import { durationInWords } from '../../../../format/times.ts'
import { conversation as texts } from '../../../../texts/en/conversation.ts'
import classes from './note.module.css'
import { Note } from './note.tsx'
import { ProblemWords } from './problem.tsx'

type Transfer = EntryOf<'transfer'>
type Attempt = Transfer['attempts'][number]
type Outcome = NonNullable<Attempt['outcome']>

const words = texts.transfer
const tones: Readonly<Record<Outcome, Tone>> = {
  answered: 'good',
  busy: 'notice',
  'no-answer': 'notice',
  refused: 'notice',
  voicemail: 'notice',
  failed: 'bad',
  'caller-left': 'plain',
}

/** The caller is put through, with everybody who was tried. */
export function TransferEntry({ entry: { asked, because, attempts, outcome, atMs } }: { readonly entry: Transfer }) {
  return (
    <Note
      icon={IconPhoneOutgoing}
      tone={outcome === null || outcome === 'answered' ? 'info' : 'notice'}
      atMs={atMs}
      title={<SafeText>{words.title(asked)}</SafeText>}
      state={<span className={classes.quiet}>({words.because[because]})</span>}
    >
      <ol className={classes.attempts}>
        {attempts.map((attempt) => (
          <li key={attempt.step} className={classes.attempt}>
            <AttemptWords attempt={attempt} />
          </li>
        ))}
      </ol>
    </Note>
  )
}

function AttemptWords({ attempt }: { readonly attempt: Attempt }) {
  const { target, to, mode, whisper, screened, connectedAtMs, outcome, seconds, problem } = attempt
  return (
    <>
      <div className={classes.head}>
        <strong>
          <SafeText>{target}</SafeText>
        </strong>
        <PhoneNumber>{to.address}</PhoneNumber>
        {outcome === null ? (
          <StatusBadge tone="live">{connectedAtMs === null ? words.ringing : words.speaking}</StatusBadge>
        ) : (
          <StatusBadge tone={tones[outcome]}>{words.outcomes[outcome]}</StatusBadge>
        )}
        {outcome === 'answered' && <span>{words.spoke(durationInWords(seconds * 1_000))}</span>}
      </div>
      <p className={classes.quiet}>
        {words.modes[mode]}
        {screened !== null && `; ${words.screened[screened]}`}
      </p>
      {whisper !== '' && (
        <p className={classes.quiet}>
          {words.told}: <SafeText>{whisper}</SafeText>
        </p>
      )}
      <ProblemWords problem={problem} />
    </>
  )
}
