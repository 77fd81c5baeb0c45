import type { ReactNode } from 'react'
import { conversation as texts } from '../../../../texts/en/conversation.ts'
import { CallTime } from '../call-time.tsx'
import classes from './bubble.module.css'

interface BubbleProps {
  readonly who: 'caller' | 'assistant'
  /** In ms from the start of the call; null for what is being said. */
  readonly atMs: number | null
  /** Besides who says it: what kind of words these are. */
  readonly kind?: string
  readonly children: ReactNode
  /** Beside the time: buttons and links. */
  readonly tools?: ReactNode
  /** Below the words. */
  readonly footer?: ReactNode
  readonly isQuiet?: boolean
  readonly isPlaying?: boolean
}

/** Something that was said: the caller's words at the beginning of the line, ours at its end. */
export function Bubble({ who, atMs, kind, children, tools, footer, isQuiet = false, isPlaying = false }: BubbleProps) {
  return (
    <div className={classes.row} data-who={who} data-quiet={isQuiet} data-playing={isPlaying}>
      <div className={classes.head}>
        <span className={classes.who}>{texts[who]}</span>
        {kind !== undefined && <span className={classes.kind}>{kind}</span>}
        {atMs !== null && <CallTime ms={atMs} canPlay />}
        {tools}
      </div>
      <div className={classes.bubble}>{children}</div>
      {footer !== undefined && <div className={classes.footer}>{footer}</div>}
    </div>
  )
}
