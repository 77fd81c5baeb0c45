import { Fragment } from 'react'
import { partsFound } from '../format/highlight.ts'
import classes from './highlighted-text.module.css'
import { SafeText } from './safe-text.tsx'

interface HighlightedTextProps {
  /** Words of anybody. */
  readonly children: string
  /** What was looked for, as it was typed. */
  readonly search: string
}

/** Untrusted words, with those marked that were looked for. */
export function HighlightedText({ children, search }: HighlightedTextProps) {
  if (search === '') return <SafeText>{children}</SafeText>
  return (
    <bdi dir="auto" className={classes.text}>
      {partsFound(children, search).map(({ text, isFound }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same words always give the same parts
        <Fragment key={place}>
          {isFound ? (
            <mark className={classes.found}>
              <SafeText>{text}</SafeText>
            </mark>
          ) : (
            <SafeText>{text}</SafeText>
          )}
        </Fragment>
      ))}
    </bdi>
  )
}
