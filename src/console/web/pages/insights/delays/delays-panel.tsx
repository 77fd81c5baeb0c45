import { Panel } from '../../../components/panel.tsx'
import { countInWords } from '../../../format/numbers.ts'
import { insights as texts } from '../../../texts/en/insights.ts'
import { stages } from '../../calls/search.ts'
import { daysOf, slowerCalls } from '../calls-behind.ts'
import type { InsightsAnswer } from '../data.ts'
import { DelayTrack } from './delay-track.tsx'
import classes from './delays.module.css'
import { PercentileList } from './percentile-list.tsx'

const { delays: words } = texts

/** How long callers wait, by what for. */
export function DelaysPanel({ period, before }: Pick<InsightsAnswer, 'period' | 'before'>) {
  const longestMs = Math.max(...stages.map((stage) => period.delays[stage].p99 ?? period.delays[stage].p50 ?? 0))
  return (
    <Panel title={words.title} lead={words.lead}>
      <ul className={classes.stages}>
        {stages.map((stage) => (
          <li key={stage} className={classes.stage}>
            <div>
              <h3 className={classes.name}>{words.stages[stage].name}</h3>
              <p className={classes.meaning}>{words.stages[stage].meaning}</p>
              <p className={classes.meaning}>{words.samples(countInWords(period.delays[stage].samples))}</p>
            </div>
            <div className={classes.figures}>
              <DelayTrack delays={period.delays[stage]} longestMs={longestMs} />
              <PercentileList
                name={words.stages[stage].name}
                now={period.delays[stage]}
                before={before.delays[stage]}
                slower={(ms) => slowerCalls(daysOf(period), stage, ms)}
              />
            </div>
          </li>
        ))}
      </ul>
      <p className={classes.how}>{words.how}</p>
    </Panel>
  )
}
