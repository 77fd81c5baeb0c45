import { IconScissors } from '@tabler/icons-react'
import { type CSSProperties, memo } from 'react'
import type { Waterfall } from '../../../../routes/calls/view-schema.ts'
import { SafeText } from '../../../components/safe-text.tsx'
import { delayInWords } from '../../../format/numbers.ts'
import { clockOf } from '../../../format/times.ts'
import { timing as texts } from '../../../texts/en/timing.ts'
import { useCallPlace } from '../call-context.ts'
import { Parts } from './parts.tsx'
import classes from './timing-row.module.css'
import { barOf } from './waits.ts'

interface TimingRowProps {
  readonly waterfall: Waterfall
  /** What the caller said. */
  readonly words: string
  readonly mode: 'wait' | 'whole'
  /** What the whole width of a bar stands for. */
  readonly fullMs: number
  /** The wait that is usual lately; null for no line. */
  readonly usualMs: number | null
  readonly isSlowest: boolean
  readonly isChosen: boolean
}

/** One turn: its bar, and pressed, its parts; the conversation goes there too. */
export const TimingRow = memo(function TimingRow(props: TimingRowProps) {
  const { waterfall, words, mode, isSlowest, isChosen } = props
  const { showTurn } = useCallPlace()
  const { turn, atMs, firstWordMs, totalMs, state } = waterfall
  const wait = firstWordMs === null ? texts.noWait : texts.wait(delayInWords(firstWordMs))
  return (
    <li id={`timing-${turn}`} className={classes.row} data-chosen={isChosen}>
      <button type="button" className={classes.button} aria-expanded={isChosen} onClick={() => showTurn(turn)}>
        <span className={classes.head}>
          <span className={classes.turn}>{texts.turn(turn)}</span>
          <span className={classes.at}>{clockOf(atMs)}</span>
          <span className={classes.words}>
            <SafeText>{words}</SafeText>
          </span>
          {isSlowest && <span className={classes.slowest}>{texts.slowest}</span>}
          <span className={classes.figure}>{mode === 'wait' ? wait : texts.whole(delayInWords(totalMs))}</span>
        </span>
        <Bar {...props} />
        {texts.states[state] !== '' && (
          <span className={classes.state}>
            {state === 'cut' && <IconScissors size={13} stroke={1.8} aria-hidden />}
            {texts.states[state]}
          </span>
        )}
      </button>
      {isChosen && <Parts waterfall={waterfall} />}
    </li>
  )
})

function Bar({ waterfall, mode, fullMs, usualMs }: TimingRowProps) {
  const parts = barOf(waterfall, mode, fullMs)
  const isUntold = waterfall.firstWordMs !== null && waterfall.stages.some(isUntoldCarrier)
  return (
    <span className={classes.bar} aria-hidden>
      {parts.map(({ what, ms, from, width, estimated }) => (
        <span
          key={what}
          className={classes.part}
          data-stage={what}
          data-estimated={estimated}
          title={`${texts.stages[what]}: ${delayInWords(ms)}`}
          style={{ '--from': from, '--width': width } as CSSProperties}
        />
      ))}
      {isUntold && (
        <span
          className={classes.untold}
          title={`${texts.stages.carrier}: ${texts.untold}`}
          style={{ '--from': endOfWait(parts) } as CSSProperties}
        />
      )}
      {usualMs !== null && <span className={classes.usual} style={{ '--from': usualMs / fullMs } as CSSProperties} />}
    </span>
  )
}

function isUntoldCarrier({ what, ms }: Waterfall['stages'][number]): boolean {
  return what === 'carrier' && ms === null
}

/** Where the carrier's part would begin. */
function endOfWait(parts: ReturnType<typeof barOf>): number {
  return parts.reduce((end, { what, from, width }) => (what === 'speaking' ? end : from + width), 0)
}
