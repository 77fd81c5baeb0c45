import { Title } from '@mantine/core'
import { SafeText } from '../../../components/safe-text.tsx'
import { percentInWords } from '../../../format/numbers.ts'
import { trying as texts } from '../../../texts/en/knowledge-try.ts'
import type { SearchResult } from '../data.ts'
import classes from './try.module.css'

/** What the question speaks of, and what each of it counts. */
export function Understood({
  concepts,
  meaning,
  withBefore,
}: Pick<SearchResult, 'concepts' | 'meaning' | 'withBefore'>) {
  if (concepts.length === 0) return null
  return (
    <div>
      <Title order={3}>{texts.read}</Title>
      <p className={classes.note}>
        {texts.readHint} {texts.meaning[meaning]} {withBefore && texts.withBefore}
      </p>
      <ul className={classes.concepts}>
        {concepts.map(({ said, share, from, light, isKnown }, place) => {
          const notes = [
            ...(from === 'said' ? [] : [texts.from[from]]),
            ...(light ? [texts.light] : []),
            ...(isKnown ? [] : [texts.unknown]),
          ]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a question may say the same twice
            <li key={place} className={classes.concept} data-known={isKnown}>
              <b>
                <SafeText>{said}</SafeText>
              </b>
              <span className="fd-figures">{percentInWords(share)}</span>
              {notes.length > 0 && <small>{notes.join(', ')}</small>}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
