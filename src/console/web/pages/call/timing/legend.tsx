import type { StageName, Waterfall } from '../../../../routes/calls/view-schema.ts'
import { timing as texts } from '../../../texts/en/timing.ts'
import classes from './legend.module.css'

interface LegendProps {
  readonly mode: 'wait' | 'whole'
  readonly hasUsual: boolean
  readonly waterfalls: readonly Waterfall[]
}

const order: readonly StageName[] = ['ours', 'search', 'firstToken', 'actions', 'firstSentence', 'carrier', 'speaking']

/** What the parts of a bar stand for: those that there are in this call. */
export function Legend({ mode, hasUsual, waterfalls }: LegendProps) {
  const stages = waterfalls.flatMap((waterfall) => waterfall.stages)
  const shown = order.filter(
    (what) =>
      !(mode === 'wait' && what === 'speaking') &&
      stages.some((stage) => stage.what === what && (stage.ms !== null || what === 'carrier')),
  )
  const hasEstimates = mode === 'whole' && stages.some(({ estimated }) => estimated)
  const isUntold = waterfalls.some(
    (one) => one.firstWordMs !== null && one.stages.some(({ what, ms }) => what === 'carrier' && ms === null),
  )
  return (
    <ul className={classes.legend} aria-label={texts.legend}>
      {shown.map((what) => (
        <li key={what} title={texts.meanings[what]}>
          <span className={classes.sample} data-stage={what} aria-hidden />
          {texts.stages[what]}
        </li>
      ))}
      {hasEstimates && (
        <li>
          <span className={classes.sample} data-stage="speaking" data-estimated="true" aria-hidden />
          {texts.estimated}
        </li>
      )}
      {isUntold && (
        <li>
          <span className={classes.untold} aria-hidden />
          {texts.stages.carrier}: {texts.untold}
        </li>
      )}
      {hasUsual && (
        <li>
          <span className={classes.usual} aria-hidden />
          {texts.usualLine}
        </li>
      )}
    </ul>
  )
}
