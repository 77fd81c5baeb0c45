import {
  IconAlertTriangle,
  IconClipboardList,
  IconDeviceMobileMessage,
  IconHandStop,
  IconHourglass,
  IconLanguage,
  IconMessage2,
  IconPhoneOff,
  IconPlayerRecord,
  IconPlug,
  IconPlugOff,
  IconUrgent,
  IconUser,
  IconUserCheck,
  IconUserShield,
  IconVolumeOff,
  IconWalk,
} from '@tabler/icons-react'
import type { EntryKind, EntryOf } from '../../../../../routes/calls/view-schema.ts'
import { SafeText } from '../../../../components/safe-text.tsx'
import { languageInWords } from '../../../../format/languages.ts'
import { durationInWords } from '../../../../format/times.ts'
import { conversation as texts } from '../../../../texts/en/conversation.ts'
import classes from './note.module.css'
import { Note } from './note.tsx'
import { ProblemWords } from './problem.tsx'

interface Of<Kind extends EntryKind> {
  readonly entry: EntryOf<Kind>
}

/** What happened in a line or two, each by its kind. */

export function SilenceEntry({ entry: { atMs } }: Of<'silence'>) {
  return <Note icon={IconVolumeOff} atMs={atMs} title={texts.silence} />
}

export function TextEntry({ entry: { what, template, atMs } }: Of<'text'>) {
  const words = texts.text[what]
  return (
    <Note
      icon={IconDeviceMobileMessage}
      tone="info"
      atMs={atMs}
      title={
        <>
          {words} {template !== null && <SafeText>{template}</SafeText>}
        </>
      }
    />
  )
}

export function OfferEntry({ entry: { form, atMs } }: Of<'offer'>) {
  return (
    <Note
      icon={IconClipboardList}
      atMs={atMs}
      title={
        <>
          {texts.offer} <SafeText>{form}</SafeText>
        </>
      }
    />
  )
}

export function LanguageEntry({ entry: { language, because, atMs } }: Of<'language'>) {
  return (
    <Note
      icon={IconLanguage}
      tone="info"
      atMs={atMs}
      title={`${texts.language} ${languageInWords(language)}`}
      state={<span className={classes.quiet}>({texts.languageBecause[because]})</span>}
    />
  )
}

export function PaceEntry({ entry: { isSlow, atMs } }: Of<'pace'>) {
  return <Note icon={IconWalk} atMs={atMs} title={isSlow ? texts.slow : texts.notSlow} />
}

export function EmergencyEntry({ entry: { emergency, isSure, atMs } }: Of<'emergency'>) {
  return (
    <Note
      icon={IconUrgent}
      tone="bad"
      atMs={atMs}
      title={
        <>
          {texts.emergency} <SafeText>{emergency}</SafeText>
        </>
      }
    >
      {!isSure && <p>{texts.unsure}</p>}
    </Note>
  )
}

export function WarningEntry({ entry: { about, atMs } }: Of<'warning'>) {
  return <Note icon={IconHandStop} tone="notice" atMs={atMs} title={texts.warnings[about]} />
}

export function LimitEntry({ entry: { limit, atMs } }: Of<'limit'>) {
  return <Note icon={IconHourglass} tone="notice" atMs={atMs} title={texts.limits[limit]} />
}

export function CallerFactEntry({ entry: { what, level, name, atMs } }: Of<'caller-fact'>) {
  if (what === 'verified') return <Note icon={IconUserCheck} tone="good" atMs={atMs} title={texts.verified} />
  return (
    <Note
      icon={IconUser}
      tone={level === 'unknown' ? 'plain' : 'info'}
      atMs={atMs}
      title={
        <>
          {texts.lookedUp[level]}
          {name !== null && ': '}
          {name !== null && <SafeText>{name}</SafeText>}
        </>
      }
    />
  )
}

export function HintEntry({ entry: { by, text, atMs } }: Of<'hint'>) {
  return (
    <Note icon={IconMessage2} tone="notice" atMs={atMs} title={<SafeText>{texts.hint(by)}</SafeText>}>
      <p>
        <SafeText>{`“${text}”`}</SafeText>
      </p>
    </Note>
  )
}

export function DirectionEntry({ entry: { by, then, atMs } }: Of<'direction'>) {
  const words = then.kind === 'end' ? texts.directions.end(by) : texts.directions.transfer(by, then.target)
  return <Note icon={IconUserShield} tone="notice" atMs={atMs} title={<SafeText>{words}</SafeText>} />
}

export function LineEntry({ entry: { what, line, detail, problem, atMs } }: Of<'line'>) {
  const words = what === 'changed' ? texts.line.changed(line) : texts.line[what]
  const isDown = what === 'lost' || what === 'closed'
  return (
    <Note
      icon={problem ? IconAlertTriangle : isDown ? IconPlugOff : IconPlug}
      tone={problem ? 'notice' : 'plain'}
      atMs={atMs}
      title={words}
    >
      <ProblemWords problem={problem} />
      {detail !== '' && (
        <p className={classes.quiet}>
          <SafeText>{detail}</SafeText>
        </p>
      )}
    </Note>
  )
}

export function RecordingEntry({ entry }: Of<'recording'>) {
  return <Note icon={IconPlayerRecord} atMs={entry.atMs} title={recordingWords(entry)} />
}

function recordingWords({ what, because, seconds }: EntryOf<'recording'>): string {
  const words = texts.recording
  switch (what) {
    case 'started':
      return because === 'consent' ? words.agreed : words.started
    case 'refused':
      return because === 'silent' ? words.silent : words.refused
    case 'stored':
      return words.stored(durationInWords((seconds ?? 0) * 1_000))
  }
}

export function EndEntry({ entry: { reason, detail, atMs } }: Of<'end'>) {
  return (
    <Note
      icon={IconPhoneOff}
      atMs={atMs}
      title={texts.ends[reason]}
      state={
        detail !== '' && (
          <span className={classes.quiet}>
            (<SafeText>{detail}</SafeText>)
          </span>
        )
      }
    />
  )
}
