import { IconAlertTriangle, IconUrgent } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { memo } from 'react'
import type { Card } from '../../../routes/live/schema.ts'
import { LanguageMark, LineMark } from '../../components/calls/call-marks.tsx'
import { CallerName } from '../../components/calls/caller-name.tsx'
import { OutcomeBadge } from '../../components/calls/outcome-badge.tsx'
import { TestMark } from '../../components/calls/test-mark.tsx'
import { PhoneNumber } from '../../components/phone-number.tsx'
import { SafeText } from '../../components/safe-text.tsx'
import { Duration, Elapsed } from '../../components/times.tsx'
import { callWords } from '../../texts/en/call-words.ts'
import { now as texts } from '../../texts/en/now.ts'
import classes from './call-card.module.css'
import { PhaseMark } from './phase-mark.tsx'

interface CallCardProps {
  readonly card: Card
  /** By how much the server's clock is ahead of ours, in ms. */
  readonly aheadMs: number
}

/** A call that goes on, at a glance; pressed, it opens. */
export const CallCard = memo(function CallCard({ card, aheadMs }: CallCardProps) {
  const { callId, from, name, to, line, language, endedAt, isTest, emergency, problems, turns } = card
  return (
    <article className={classes.card} data-ended={endedAt !== null} data-emergency={emergency !== null}>
      {emergency !== null && (
        <p className={classes.emergency}>
          <IconUrgent size={18} stroke={2} aria-hidden />
          <span className={classes.what}>
            {texts.emergency('')}
            <SafeText>{emergency}</SafeText>
          </span>
        </p>
      )}
      <header className={classes.head}>
        <Link to="/calls/$callId" params={{ callId }} className={classes.who}>
          <CallerName from={from} name={name} />
        </Link>
        {isTest && <TestMark />}
        <span className={classes.length}>
          <span className="fd-unseen">{texts.lasting} </span>
          <Length card={card} aheadMs={aheadMs} />
        </span>
      </header>
      <p className={classes.facts}>
        {name !== null && <PhoneNumber>{from}</PhoneNumber>}
        <LanguageMark languages={[language]} />
        <LineMark lines={[line]} />
        <span>
          {texts.to} <PhoneNumber>{to}</PhoneNumber>
        </span>
      </p>
      <Happening card={card} />
      <dl className={classes.words}>
        <Words who={callWords.caller} words={card.caller} />
        <Words who={callWords.assistant} words={card.assistant} isOurs />
      </dl>
      <footer className={classes.foot}>
        <span>{callWords.turns(turns)}</span>
        {problems > 0 && (
          <span className={classes.problems}>
            <IconAlertTriangle size={16} stroke={2} aria-hidden />
            {callWords.problems(problems)}
          </span>
        )}
      </footer>
    </article>
  )
})

function Length({ card: { startedAt, endedAt }, aheadMs }: CallCardProps) {
  return endedAt === null ? <Elapsed since={startedAt - aheadMs} /> : <Duration ms={endedAt - startedAt} />
}

/** What goes on, or how it ended. */
function Happening({ card: { phase, person, endedAt, endReason, outcome } }: Pick<CallCardProps, 'card'>) {
  if (endedAt === null || endReason === null)
    return (
      <p className={classes.phase}>
        <PhaseMark phase={phase} person={person} />
      </p>
    )
  return (
    <p className={classes.phase}>
      <PhaseMark phase="ended" person={null} />
      <span>{callWords.endings[endReason]}</span>
      {outcome !== null && <OutcomeBadge outcome={outcome} endedAt={endedAt} />}
    </p>
  )
}

/** The newest words are always in sight, however long the text is. */
function Words({ who, words, isOurs = false }: { who: string; words: string; isOurs?: boolean }) {
  return (
    <div className={classes.said} data-ours={isOurs}>
      <dt>{who}</dt>
      <dd>{words === '' ? <span className={classes.nothing}>{texts.silent}</span> : <SafeText>{words}</SafeText>}</dd>
    </div>
  )
}
