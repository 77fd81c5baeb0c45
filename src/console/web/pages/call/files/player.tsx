import { NativeSelect } from '@mantine/core'
import { type RefObject, useState } from 'react'
import type { CallAnswer } from '../../../../routes/calls/view-schema.ts'
import { durationInWords } from '../../../format/times.ts'
import { call } from '../../../texts/en/call.ts'
import { addressesOf } from '../data.ts'
import classes from './player.module.css'
import { recordingsOf, speechAt } from './speech-at.ts'

const texts = call.recording

interface PlayerProps {
  readonly answer: CallAnswer
  readonly audio: RefObject<HTMLAudioElement | null>
  /** Called with what is heard at the moment: the id of an entry or of a sentence of it; null for nothing. */
  readonly onHeard: (id: string | null) => void
}

/** Plays what the carrier keeps of the call; the conversation follows. */
export function Player({ answer: { view, speech }, audio, onHeard }: PlayerProps) {
  const recordings = recordingsOf(view)
  const [place, setPlace] = useState(0)
  const [hasFailed, setHasFailed] = useState(false)
  const recording = recordings[place]
  if (!recording) return null
  const { sid, fromMs } = recording
  return (
    <div className={classes.player}>
      {recordings.length > 1 && (
        <NativeSelect
          aria-label={texts.which}
          size="sm"
          value={place}
          data={recordings.map(({ seconds }, at) => ({
            value: `${at}`,
            label: texts.number(at + 1, durationInWords(seconds * 1_000)),
          }))}
          onChange={({ currentTarget }) => setPlace(Number(currentTarget.value))}
        />
      )}
      {/* biome-ignore lint/a11y/useMediaCaption: its words stand right below it, and follow it */}
      <audio
        key={sid}
        ref={audio}
        controls
        preload="none"
        aria-label={texts.label}
        data-from={fromMs}
        src={addressesOf(view.head.callId).recording(sid)}
        onTimeUpdate={({ currentTarget }) => onHeard(speechAt(speech, fromMs + currentTarget.currentTime * 1_000))}
        onEnded={() => onHeard(null)}
        onPlay={() => setHasFailed(false)}
        onError={() => setHasFailed(true)}
      />
      {hasFailed && (
        <p role="alert" className={classes.failed}>
          {texts.failed}
        </p>
      )}
    </div>
  )
}
