import { harmlessPieces } from '../format/harmless.ts'
import classes from './safe-text.module.css'

interface SafeTextProps {
  /** Words of a caller, a document, a carrier: of anybody who is not one of us. */
  readonly children: string
  /** Keeps line ends and spaces as they were written. */
  readonly keepLines?: boolean
  /** Such as `de-DE`, for who listens. */
  readonly lang?: string
}

/**
 * Untrusted words, as text and nothing else: in their own direction, apart from the direction of what is around them,
 * long words broken, control characters shown by name.
 */
export function SafeText({ children, keepLines = false, lang }: SafeTextProps) {
  return (
    <bdi dir="auto" lang={lang} className={keepLines ? classes.lines : classes.text}>
      <SafePieces>{children}</SafePieces>
    </bdi>
  )
}

/** A part of untrusted words; what is around it keeps them in their own direction. */
export function SafePieces({ children }: { readonly children: string }) {
  return harmlessPieces(children).map((piece, place) =>
    piece.kind === 'words' ? (
      piece.text
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same words always give the same pieces
      <span key={place} className={classes.sign}>
        {piece.text}
      </span>
    ),
  )
}
