import { Anchor, Text } from '@mantine/core'
import { Duration } from '../../../components/times.tsx'
import { phone as texts } from '../../../texts/en/phone.ts'
import type { CallView } from '../call-view.ts'
import classes from './conversation.module.css'

/** A call is over: how, how long it was, and where the whole of it can be read. */
export function EndBar({ id, view: { endedBy, lastMs } }: { readonly id: string; readonly view: CallView }) {
  return (
    <div className={classes.end}>
      <Text fw={550}>
        {texts.ended[endedBy ?? 'unknown']} <Duration ms={lastMs} />
      </Text>
      <Anchor href={`/calls/${encodeURIComponent(id)}`}>{texts.openCall}</Anchor>
    </div>
  )
}
