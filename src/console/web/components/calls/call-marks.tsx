import { IconLanguage, IconPhone, IconPlugConnected } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { CallRow } from '../../../routes/calls/schema.ts'
import { languageInWords, shortLanguage } from '../../format/languages.ts'
import { callWords } from '../../texts/en/call-words.ts'
import classes from './call-marks.module.css'

const sign = { size: 14, stroke: 1.8, 'aria-hidden': true }

/** The line that carries a call, or those that did. */
export function LineMark({ lines }: { readonly lines: CallRow['lines'] }) {
  const Sign = lines.includes('relay') ? IconPlugConnected : IconPhone
  return <Mark sign={<Sign {...sign} />}>{lines.map((line) => callWords.lines[line]).join(', ')}</Mark>
}

/** The languages of a call, by BCP 47; nothing where none is known yet. */
export function LanguageMark({ languages }: { readonly languages: readonly string[] }) {
  if (languages.length === 0) return null
  return (
    <Mark sign={<IconLanguage {...sign} />} title={languages.map(languageInWords).join(', ')}>
      {languages.map(shortLanguage).join(', ')}
    </Mark>
  )
}

function Mark({ sign: drawn, title, children }: { sign: ReactNode; title?: string; children: ReactNode }) {
  return (
    <span className={classes.mark} title={title}>
      {drawn}
      {children}
    </span>
  )
}
