import type { WordsEvent } from '../../../../routes/live/schema.ts'
import { SafeText } from '../../../components/safe-text.tsx'
import { conversation as texts } from '../../../texts/en/conversation.ts'
import { Bubble } from './entries/bubble.tsx'
import classes from './entries/said.module.css'

/** What is being said at this moment, and not in the log yet. Who listens hears it once it is whole. */
export function LiveWords({ words }: { readonly words: WordsEvent }) {
  return (
    <div aria-hidden>
      {(['caller', 'assistant'] as const).map(
        (who) =>
          words[who] !== '' && (
            <Bubble key={who} who={who} kind={texts.underWay} atMs={null}>
              <SafeText>{words[who]}</SafeText>
              <span className={classes.caret} />
            </Bubble>
          ),
      )}
    </div>
  )
}
