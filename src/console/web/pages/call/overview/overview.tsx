import { IconMoodHappy, IconMoodNeutral, IconMoodSad } from '@tabler/icons-react'
import { memo } from 'react'
import type { CallHead } from '../../../../routes/calls/view-schema.ts'
import { OutcomeBadge } from '../../../components/calls/outcome-badge.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { call } from '../../../texts/en/call.ts'
import { useCallPlace } from '../call-context.ts'
import { Cost } from './cost.tsx'
import { Facts } from './facts.tsx'
import classes from './overview.module.css'
import { Section } from './section.tsx'

const texts = call.overview

/** What is known of the call as a whole. */
export const Overview = memo(function Overview({
  head,
  canPlay,
}: {
  readonly head: CallHead
  readonly canPlay: boolean
}) {
  return (
    <div className={classes.overview}>
      <Summary head={head} />
      {head.fields.length > 0 && <Fields fields={head.fields} />}
      <Facts head={head} canPlay={canPlay} />
      <Cost cost={head.cost} isOver={head.endedAt !== null} />
    </div>
  )
})

function Summary({ head: { summary, outcome, endedAt, sentiment } }: { readonly head: CallHead }) {
  return (
    <Section title={texts.summary} aside={endedAt !== null && <OutcomeBadge outcome={outcome} endedAt={endedAt} />}>
      {summary === null ? (
        <p className={classes.quiet}>
          {endedAt === null ? texts.summarySoon : outcome === null ? call.waiting : texts.noSummary}
        </p>
      ) : (
        <p>
          <SafeText keepLines>{summary}</SafeText>
        </p>
      )}
      {sentiment !== null && <Sentiment sentiment={sentiment} />}
    </Section>
  )
}

const moods = { positive: IconMoodHappy, neutral: IconMoodNeutral, negative: IconMoodSad }

function Sentiment({ sentiment }: { readonly sentiment: NonNullable<CallHead['sentiment']> }) {
  const Sign = moods[sentiment]
  return (
    <p className={`${classes.quiet} ${classes.mood}`}>
      <Sign size={18} stroke={1.7} aria-hidden />
      <span>
        {texts.sentiment} {texts.sentiments[sentiment]}.
      </span>
    </p>
  )
}

/** What the settings ask to be picked out, with the caller's words for it. */
function Fields({ fields }: Pick<CallHead, 'fields'>) {
  const { showTurn } = useCallPlace()
  return (
    <Section title={texts.fields}>
      <dl className={classes.fields}>
        {fields.map(({ name, value, turn, words }) => (
          <div key={name}>
            <dt>
              <SafeText>{name}</SafeText>
            </dt>
            <dd>
              <span className={classes.value}>
                <SafeText>{typeof value === 'boolean' ? (value ? texts.yes : texts.no) : `${value}`}</SafeText>
              </span>
              <p className={classes.quiet}>
                {texts.fieldWords} <SafeText>{`“${words}”`}</SafeText>,{' '}
                <button type="button" className={classes.link} onClick={() => showTurn(turn)}>
                  {texts.toTurn(turn)}
                </button>
              </p>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
