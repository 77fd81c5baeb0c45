import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { memo, useMemo, useState } from 'react'
import type { CallView } from '../../../../routes/calls/view-schema.ts'
import { useCan } from '../../../data/session.ts'
import { countInWords, delayInWords } from '../../../format/numbers.ts'
import { common } from '../../../texts/en/common.ts'
import { timing as texts } from '../../../texts/en/timing.ts'
import { recentInsightsQuery } from '../../calls/recent-insights.ts'
import { useCallPlace } from '../call-context.ts'
import { Legend } from './legend.tsx'
import './stages.css'
import classes from './timing.module.css'
import { TimingRow } from './timing-row.tsx'
import { TimingTable } from './timing-table.tsx'
import { lengthOf, medianWait, slowestOf } from './waits.ts'

type Mode = 'wait' | 'whole'

interface TimingProps {
  readonly view: CallView
  /** The turn that is looked at; null for none. */
  readonly turn: number | null
}

/** Where the time of each turn went: bars, their parts in figures, and how they compare. */
export const Timing = memo(function Timing({ view, turn: chosen }: TimingProps) {
  const { waterfalls, entries } = view
  const [mode, setMode] = useState<Mode>('wait')
  const usual = useUsualWait()
  const said = useMemo(() => wordsByTurn(entries), [entries])
  const slowest = slowestOf(waterfalls)
  if (waterfalls.length === 0) return <p className={classes.none}>{texts.none}</p>
  const usualMs = mode === 'wait' ? (usual?.ms ?? null) : null
  const longestMs = Math.max(1, ...waterfalls.map((waterfall) => lengthOf(waterfall, mode)), usualMs ?? 0)
  const fullMs = longestMs * 1.02
  return (
    <div className={classes.timing}>
      <p className={classes.lead}>{texts.lead}</p>
      <Comparison slowest={slowest} middleMs={medianWait(waterfalls)} usual={usual} />
      <SegmentedControl
        aria-label={texts.scale}
        size="sm"
        value={mode}
        data={[
          { value: 'wait', label: texts.scales.wait },
          { value: 'whole', label: texts.scales.whole },
        ]}
        onChange={(value) => setMode(value === 'whole' ? 'whole' : 'wait')}
      />
      <Legend mode={mode} hasUsual={usualMs !== null} waterfalls={waterfalls} />
      <ol className={classes.rows}>
        {waterfalls.map((waterfall) => (
          <TimingRow
            key={waterfall.turn}
            waterfall={waterfall}
            words={said.get(waterfall.turn) ?? ''}
            mode={mode}
            fullMs={fullMs}
            usualMs={usualMs}
            isSlowest={waterfall === slowest && waterfalls.length > 1}
            isChosen={waterfall.turn === chosen}
          />
        ))}
      </ol>
      <TimingTable waterfalls={waterfalls} />
    </div>
  )
})

interface Usual {
  /** The median; null where too few answers were measured. */
  readonly ms: number | null
  readonly samples: number
}

/** How long callers waited for a first sentence lately; null where that is not known, or not for who looks. */
function useUsualWait(): Usual | null {
  const mayCount = useCan('insights:read')
  const { data } = useQuery({ ...recentInsightsQuery, enabled: mayCount })
  const measured = data?.period.delays.firstSentence
  return measured ? { ms: measured.p50, samples: measured.samples } : null
}

interface ComparisonProps {
  readonly slowest: CallView['waterfalls'][number] | null
  readonly middleMs: number | null
  readonly usual: Usual | null
}

function Comparison({ slowest, middleMs, usual }: ComparisonProps) {
  const { showTurn } = useCallPlace()
  return (
    <dl className={classes.comparison}>
      {slowest && (
        <div>
          <dt>{texts.longest}</dt>
          <dd>
            {delayInWords(slowest.firstWordMs ?? 0)}{' '}
            <button type="button" className={classes.link} onClick={() => showTurn(slowest.turn)}>
              {texts.turn(slowest.turn)}
            </button>
          </dd>
        </div>
      )}
      {middleMs !== null && (
        <div>
          <dt>{texts.middle}</dt>
          <dd>{delayInWords(middleMs)}</dd>
        </div>
      )}
      {usual && (
        <div>
          <dt>{texts.usual}</dt>
          <dd>{usual.ms === null ? common.unknown : delayInWords(usual.ms)}</dd>
          <dd className={classes.note}>
            {usual.ms === null ? texts.usualTooFew : texts.usualNote(countInWords(usual.samples))}
          </dd>
        </div>
      )}
    </dl>
  )
}

/** What the caller said in each turn, for its row. */
function wordsByTurn(entries: CallView['entries']): ReadonlyMap<number, string> {
  return new Map(
    entries.flatMap((entry) =>
      entry.kind === 'caller' ? [[entry.turn, entry.via === 'keypad' ? texts.keys(entry.text) : entry.text]] : [],
    ),
  )
}
