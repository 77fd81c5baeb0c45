import { type KeyboardEvent, memo, startTransition, useEffect, useRef, useState } from 'react'
import type { CallView, SpeechTime } from '../../../../routes/calls/view-schema.ts'
import { conversation as texts } from '../../../texts/en/conversation.ts'
import { EntryView } from './entries/entry-view.tsx'
import classes from './transcript.module.css'
import { type Turn, turnsOf } from './turns.ts'

/** So many turns are more than a screen shows. */
const atFirst = 40

interface TranscriptProps {
  readonly view: CallView
  readonly isLive: boolean
  /** Whether all of it is drawn at once: for who is led to a turn of it. */
  readonly isWhole: boolean
  /** What the recording plays at the moment: the id of an entry, or of a sentence of it. */
  readonly playing: SpeechTime['id'] | null
}

/** The conversation: who said what, and what happened meanwhile. Arrows lead through it. */
export const Transcript = memo(function Transcript({ view, isLive, isWhole, playing }: TranscriptProps) {
  const known = useRef<readonly Turn[]>([])
  const turns = turnsOf(view.entries, known.current)
  known.current = turns
  const isDrawn = useDrawnLater(isWhole || turns.length <= atFirst)
  const drawn = isDrawn ? turns : isLive ? turns.slice(-atFirst) : turns.slice(0, atFirst)
  const waits = new Map(view.waterfalls.map(({ turn, firstWordMs }) => [turn, firstWordMs]))
  const playingEntry = playing?.split('.')[0] ?? null
  return (
    <div role="log" aria-label={texts.title} aria-live={isLive ? 'polite' : 'off'}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: where arrows begin */}
      <ol className={classes.turns} tabIndex={0} aria-label={texts.title} onKeyDown={moveByArrows}>
        {drawn.map((turn) => (
          <TurnView
            key={turn.id}
            turn={turn}
            waitMs={waits.get(turn.turn) ?? null}
            playing={turn.entries.some(({ id }) => id === playingEntry) ? playingEntry : null}
          />
        ))}
      </ol>
    </div>
  )
})

/** False at first for what takes long to draw; then it is drawn whenever nothing else is to be done. */
function useDrawnLater(isAtOnce: boolean): boolean {
  const [isDrawn, setIsDrawn] = useState(isAtOnce)
  useEffect(() => startTransition(() => setIsDrawn(true)), [])
  return isDrawn || isAtOnce
}

interface TurnViewProps {
  readonly turn: Turn
  readonly waitMs: number | null
  readonly playing: string | null
}

const TurnView = memo(function TurnView({ turn: { turn, entries }, waitMs, playing }: TurnViewProps) {
  const begins = entries[0]?.kind === 'caller'
  return (
    <li className={classes.turn} {...(begins && { id: `turn-${turn}` })} data-turn={turn}>
      {entries.map((entry) => (
        <div key={entry.id} className={classes.entry} data-entry={entry.id} tabIndex={-1}>
          <EntryView entry={entry} waitMs={entry.kind === 'caller' ? waitMs : null} isPlaying={playing === entry.id} />
        </div>
      ))}
    </li>
  )
})

/** From entry to entry; from the list itself to the first one that is in sight. */
function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-entry]')]
  const at = entries.indexOf(document.activeElement as HTMLElement)
  if (at === -1 && event.target !== event.currentTarget) return
  const isBelow = (entry: HTMLElement) => entry.getBoundingClientRect().top >= 0
  const next = at === -1 ? entries.find(isBelow) : entries[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}
