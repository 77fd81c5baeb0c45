import { Title } from '@mantine/core'
import { SafeText } from '../../components/safe-text.tsx'
import { knowledge } from '../../texts/en/knowledge.ts'
import type { ReadPassage } from './data.ts'
import classes from './knowledge.module.css'

const texts = knowledge.document

/** Passages as they were read from a document. */
export function PassageList({ passages }: { readonly passages: readonly ReadPassage[] }) {
  return (
    <ol className={classes.passages}>
      {passages.map(({ headings, text, keywords, page }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a document may say the same twice
        <li key={place} className={classes.passage}>
          <Title order={3}>
            {headings.map((heading, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: headings may be alike
              <span key={at} className={classes.heading}>
                <SafeText>{heading}</SafeText>
              </span>
            ))}
          </Title>
          <p>
            <SafeText keepLines>{text}</SafeText>
          </p>
          {(page !== null || keywords !== '') && (
            <p className={classes.aside}>
              {page !== null && `${texts.page(page)} `}
              {keywords !== '' && (
                <>
                  {texts.keywords}: <SafeText>{keywords}</SafeText>
                </>
              )}
            </p>
          )}
        </li>
      ))}
    </ol>
  )
}
