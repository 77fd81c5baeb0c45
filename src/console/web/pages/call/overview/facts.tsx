import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { CallHead } from '../../../../routes/calls/view-schema.ts'
import { CallerName } from '../../../components/calls/caller-name.tsx'
import { CopyButton } from '../../../components/copy-button.tsx'
import { PhoneNumber } from '../../../components/phone-number.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { Duration, Elapsed, Moment } from '../../../components/times.tsx'
import { useCan } from '../../../data/session.ts'
import { languageInWords } from '../../../format/languages.ts'
import { durationInWords } from '../../../format/times.ts'
import { call } from '../../../texts/en/call.ts'
import { callWords } from '../../../texts/en/call-words.ts'
import classes from './overview.module.css'
import { Section } from './section.tsx'

const texts = call.overview

interface FactsProps {
  readonly head: CallHead
  readonly canPlay: boolean
}

export function Facts({ head, canPlay }: FactsProps) {
  const { to, startedAt, endedAt, lines, languages, turns, callId, forkOf, isTest, caller } = head
  const facts: readonly { readonly label: string; readonly value: ReactNode }[] = [
    { label: texts.caller, value: <Who head={head} /> },
    { label: texts.notes, value: caller?.notes && <SafeText keepLines>{caller.notes}</SafeText> },
    { label: texts.called, value: <PhoneNumber>{to}</PhoneNumber> },
    { label: texts.began, value: <Moment at={startedAt} style="seconds" /> },
    {
      label: texts.length,
      value: endedAt === null ? <Elapsed since={startedAt} /> : <Duration ms={endedAt - startedAt} />,
    },
    { label: texts.ended, value: head.endReason && <Ended head={head} /> },
    { label: texts.line, value: lines.map((line) => callWords.lines[line]).join(', ') },
    { label: texts.languages, value: languages.map(languageInWords).join(', ') },
    { label: texts.turns, value: turns },
    { label: texts.settings, value: head.settings && <Settings version={head.settings} /> },
    { label: texts.privacy, value: head.privacy && privacyInWords(head.privacy) },
    {
      label: texts.recordings,
      value: head.recordings.length > 0 && <Recordings recordings={head.recordings} canPlay={canPlay} />,
    },
    { label: texts.test, value: isTest && texts.testWords },
    { label: texts.fork, value: forkOf && <Fork of={forkOf} /> },
    {
      label: texts.id,
      value: (
        <span className={classes.id}>
          {callId}
          <CopyButton text={callId} label={texts.copyId} compact />
        </span>
      ),
    },
  ]
  return (
    <Section title={texts.facts}>
      <dl className={classes.facts}>
        {facts
          .filter(({ value }) => value !== null && value !== false && value !== undefined)
          .map(({ label, value }) => (
            <div key={label} className={classes.pair}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  )
}

function Who({ head: { from, caller, level } }: Pick<FactsProps, 'head'>) {
  return (
    <>
      {caller?.name && (
        <>
          <CallerName from={from} name={caller.name} />,{' '}
        </>
      )}
      <CallerName from={from} /> <span className={classes.quiet}>({texts.level[level]})</span>
    </>
  )
}

function Ended({ head: { endReason, endDetail } }: Pick<FactsProps, 'head'>) {
  return (
    <>
      {endReason && callWords.endings[endReason]}
      {endDetail && (
        <span className={classes.quiet}>
          {' '}
          (<SafeText>{endDetail}</SafeText>)
        </span>
      )}
    </>
  )
}

/** Which version of the settings answered it. */
function Settings({ version }: { readonly version: string }) {
  const mayRead = useCan('assistant:read')
  if (!mayRead) return texts.version(version)
  return (
    <Link to="/assistant/versions/$version" params={{ version }}>
      {texts.version(version)}
    </Link>
  )
}

function privacyInWords(privacy: NonNullable<CallHead['privacy']>): string {
  return `${texts.levels[privacy.level]}; ${texts.stored[privacy.stored]}`
}

function Recordings({ recordings, canPlay }: Pick<CallHead, 'recordings'> & { readonly canPlay: boolean }) {
  const mayListen = useCan('numbers:read')
  const seconds = recordings.reduce((sum, one) => sum + one.seconds, 0)
  const words = texts.recordingCount(recordings.length, durationInWords(seconds * 1_000))
  return canPlay || mayListen ? words : `${words}; ${texts.notForYou}`
}

function Fork({ of: { callId, turn } }: { readonly of: NonNullable<CallHead['forkOf']> }) {
  return (
    <Link to="/calls/$callId" params={{ callId }} search={{ turn }}>
      {texts.forkWords(turn)}
    </Link>
  )
}
