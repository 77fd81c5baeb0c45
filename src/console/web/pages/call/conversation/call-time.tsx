import { IconPlayerPlayFilled } from '@tabler/icons-react'
import { clockOf, clockTimeInWords, momentInWords } from '../../../format/times.ts'
import { conversation as texts } from '../../../texts/en/conversation.ts'
import { useCallPlace } from '../call-context.ts'
import classes from './call-time.module.css'

/** A time from the start of the call; the time of day comes beside it when one points at its entry, or has it in focus. */
export function CallTime({ ms, canPlay = false }: { readonly ms: number; readonly canPlay?: boolean }) {
  const { startedAt, playFrom } = useCallPlace()
  const at = startedAt + ms
  const time = (
    <time dateTime={new Date(at).toISOString()} title={momentInWords(at, 'full')} className={classes.time}>
      {clockOf(ms)}
      <span className={classes.absolute}>{clockTimeInWords(at, 'seconds')}</span>
    </time>
  )
  if (!canPlay || playFrom === null) return time
  return (
    <button type="button" className={classes.play} onClick={() => playFrom(ms)}>
      <IconPlayerPlayFilled size={10} aria-hidden />
      <span className="fd-unseen">{texts.play} </span>
      {time}
    </button>
  )
}
