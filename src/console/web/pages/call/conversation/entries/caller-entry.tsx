import { IconClock, IconRotate } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { EntryOf } from '../../../../../routes/calls/view-schema.ts'
import { SafeText } from '../../../../components/safe-text.tsx'
import { delayInWords, percentInWords } from '../../../../format/numbers.ts'
import { conversation as texts } from '../../../../texts/en/conversation.ts'
import { useCallPlace } from '../../call-context.ts'
import { Bubble } from './bubble.tsx'
import classes from './said.module.css'

/** Of less the recogniser itself is not sure. */
const sure = 0.7

interface CallerEntryProps {
  readonly entry: EntryOf<'caller'>
  /** How long the caller waited for the first word of the answer; null where that is not known. */
  readonly waitMs: number | null
  readonly isPlaying: boolean
}

export function CallerEntry({ entry, waitMs, isPlaying }: CallerEntryProps) {
  const { via, text, confidence, isUnclear, atMs, turn } = entry
  const doubt = isUnclear ? texts.unclear : confidence !== null && confidence < sure ? doubtOf(confidence) : undefined
  return (
    <Bubble who="caller" atMs={atMs} isPlaying={isPlaying} tools={<Tools turn={turn} waitMs={waitMs} />} footer={doubt}>
      {via === 'keypad' ? (
        <>
          {texts.pressed} <Keys keys={text} />
        </>
      ) : (
        <SafeText keepLines>{text}</SafeText>
      )}
    </Bubble>
  )
}

function doubtOf(confidence: number): string {
  return texts.certainty(percentInWords(confidence))
}

function Keys({ keys }: { readonly keys: string }) {
  return (
    <span className={classes.keys}>
      {[...keys].map((key, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: keys are pressed in this order and no other
        <kbd key={place}>{key}</kbd>
      ))}
    </span>
  )
}

/** How long the answer took, and a way to try the turn again. */
function Tools({ turn, waitMs }: Pick<CallerEntryProps, 'waitMs'> & { readonly turn: number }) {
  const { callId, showTiming, mayTryAgain } = useCallPlace()
  return (
    <>
      {waitMs !== null && (
        <button
          type="button"
          className={classes.tool}
          aria-label={`${texts.wait(delayInWords(waitMs))}. ${texts.toTiming(turn)}`}
          title={texts.toTiming(turn)}
          onClick={() => showTiming(turn)}
        >
          <IconClock size={14} stroke={1.8} aria-hidden />
          {delayInWords(waitMs)}
        </button>
      )}
      {mayTryAgain && (
        <Link
          to="/phone"
          search={{ fork: callId, turn }}
          className={classes.tool}
          aria-label={texts.tryAgainName(turn)}
          title={texts.tryAgainHint}
        >
          <IconRotate size={14} stroke={1.8} aria-hidden />
          {texts.tryAgain}
        </Link>
      )}
    </>
  )
}
