import { Button } from '@mantine/core'
import { IconArrowDown } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import type { CallView } from '../../../../routes/calls/view-schema.ts'
import type { WordsEvent } from '../../../../routes/live/schema.ts'
import { conversation as texts } from '../../../texts/en/conversation.ts'
import classes from './conversation.module.css'
import { LiveWords } from './live-words.tsx'
import { Transcript } from './transcript.tsx'
import { useNewest } from './use-newest.ts'

interface ConversationProps {
  readonly view: CallView
  readonly isLive: boolean
  /** Whether somebody is led to a turn of it at once. */
  readonly isPointedAt: boolean
  readonly words: WordsEvent
  readonly playing: string | null
  /** Above the words: the player. */
  readonly player: ReactNode
  /** Below them, always in sight: what can be done in a call that goes on. */
  readonly steering: ReactNode
}

/** What was said and what is being said, with the newest in sight while it goes on. */
export function Conversation(props: ConversationProps) {
  const { view, isLive, isPointedAt, words, playing, player, steering } = props
  const content = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const { isThere, goThere } = useNewest(content, end, isLive)
  return (
    <section className={classes.conversation} aria-label={texts.title}>
      {player}
      <div ref={content}>
        {view.entries.length === 0 && <p className={classes.empty}>{texts.empty}</p>}
        <Transcript view={view} isLive={isLive} isWhole={isPointedAt} playing={playing} />
        {isLive && <LiveWords words={words} isThinking={view.head.thinking !== null} />}
      </div>
      <div ref={end} className={classes.end} />
      {(steering || !isThere) && (
        <div className={classes.foot}>
          {!isThere && (
            <Button
              className={classes.newest ?? ''}
              size="compact-sm"
              variant="default"
              radius="xl"
              leftSection={<IconArrowDown size={16} aria-hidden />}
              onClick={goThere}
            >
              {texts.newest}
            </Button>
          )}
          {steering}
        </div>
      )}
    </section>
  )
}
