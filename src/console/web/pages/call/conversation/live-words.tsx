import type { WordsEvent } from '../../../../routes/live/schema.ts'
import { SafeText } from '../../../components/safe-text.tsx'
import { conversation as texts } from '../../../texts/en/conversation.ts'
import { Bubble } from './entries/bubble.tsx'
import { GoingOn } from './entries/going-on.tsx'
import classes from './entries/said.module.css'
import tail from './live-words.module.css'

interface LiveWordsProps {
  readonly words: WordsEvent
  /** Whether an answer is being thought of, of which there is nothing yet. */
  readonly isThinking: boolean
}

/** What is being said at this moment, and not in the log yet. Who listens hears it once it is whole. */
export function LiveWords({ words, isThinking }: LiveWordsProps) {
  return (
    <div aria-hidden className={tail.words}>
      {(['caller', 'assistant'] as const).map(
        (who) =>
          words[who] !== '' && (
            <Bubble key={who} who={who} kind={texts.underWay} atMs={null}>
              <SafeText>{words[who]}</SafeText>
              <span className={classes.caret} />
            </Bubble>
          ),
      )}
      {isThinking && words.assistant === '' && (
        <Bubble who="assistant" kind={texts.thinking} atMs={null} isQuiet>
          <GoingOn />
        </Bubble>
      )}
    </div>
  )
}
