import type { EntryOf } from '../../../../../routes/calls/view-schema.ts'
import { SafeText } from '../../../../components/safe-text.tsx'
import { conversation as texts } from '../../../../texts/en/conversation.ts'
import { Unheard } from './answer-entry.tsx'
import { Bubble } from './bubble.tsx'
import classes from './said.module.css'

interface PromptEntryProps {
  readonly entry: EntryOf<'prompt'>
  readonly isPlaying: boolean
}

/** Words of the assistant that are no answer. */
export function PromptEntry({ entry: { prompt, text, isHeard, atMs }, isPlaying }: PromptEntryProps) {
  if (text === '') return null
  return (
    <Bubble who="assistant" kind={texts.prompts[prompt]} atMs={atMs} isQuiet isPlaying={isPlaying}>
      <div className={classes.words}>{isHeard ? <SafeText keepLines>{text}</SafeText> : <Unheard>{text}</Unheard>}</div>
    </Bubble>
  )
}
