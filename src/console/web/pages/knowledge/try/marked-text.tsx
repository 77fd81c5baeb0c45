import { SafePieces } from '../../../components/safe-text.tsx'
import { segmentsOf } from './segments.ts'
import classes from './try.module.css'

interface MarkedTextProps {
  readonly children: string
  readonly marks: Parameters<typeof segmentsOf>[1]
  /** What the words of a match are, for the pointer. */
  readonly titleOf: (match: number) => string
}

/** Words of a document, with those marked that speak for it. */
export function MarkedText({ children, marks, titleOf }: MarkedTextProps) {
  return (
    <bdi dir="auto" className={classes.text}>
      {segmentsOf(children, marks).map(({ text, match }, place) => {
        // The same words always give the same segments.
        const key = `${place}`
        if (match === null) return <SafePieces key={key}>{text}</SafePieces>
        return (
          <mark key={key} title={titleOf(match)} className={classes.mark}>
            <SafePieces>{text}</SafePieces>
          </mark>
        )
      })}
    </bdi>
  )
}
