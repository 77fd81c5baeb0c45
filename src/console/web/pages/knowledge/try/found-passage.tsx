import { Title } from '@mantine/core'
import { SafeText } from '../../../components/safe-text.tsx'
import { StatusBadge } from '../../../components/status-badge.tsx'
import { TextLink } from '../../../components/text-link.tsx'
import { percentInWords } from '../../../format/numbers.ts'
import { trying as texts } from '../../../texts/en/knowledge-try.ts'
import type { FoundPassage, SearchResult } from '../data.ts'
import { type Bar, Bars } from './bars.tsx'
import { MarkedText } from './marked-text.tsx'
import { foundBecause, matchInWords, quotedBecause } from './reasons.ts'
import classes from './try.module.css'

interface FoundPassageProps {
  readonly passage: FoundPassage
  /** That it was found for. */
  readonly result: Pick<SearchResult, 'concepts' | 'answer'>
  /** From 1. */
  readonly place: number
}

/** A passage that was found, with its words marked, and why it was. */
export function FoundPassageCard({ passage, place, result }: FoundPassageProps) {
  const { concepts } = result
  const { headings, text, marks, document, source, page, keywords, quote, toModel, fits } = passage
  const titleOf = (match: number) => {
    const found = passage.matches[match]
    return found ? matchInWords(found, concepts) : ''
  }
  return (
    <li className={classes.passage}>
      <div className={classes.passageHead}>
        <Title order={3} className={classes.headings}>
          <span aria-hidden>{texts.place(place)} </span>
          {headings.map((heading, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: headings may be alike
            <span key={at} className={classes.heading}>
              <MarkedText marks={marks.headings[at] ?? []} titleOf={titleOf}>
                {heading}
              </MarkedText>
            </span>
          ))}
        </Title>
        <span className={classes.badges}>
          {quote.verdict === 'spoken' && <StatusBadge tone="good">{texts.quoted}</StatusBadge>}
          {toModel && <StatusBadge tone="info">{texts.toModel}</StatusBadge>}
          {!fits && <StatusBadge tone="plain">{texts.tooLittle}</StatusBadge>}
        </span>
      </div>
      <p className={classes.place}>
        <TextLink to="/knowledge/document" search={{ source, name: document }} aria-label={texts.openName(document)}>
          <SafeText>{document}</SafeText>
        </TextLink>
        {page !== null && `, ${texts.page(page)}`}
      </p>
      <p className={classes.because}>
        {[foundBecause(passage, concepts), ...quotedBecause(passage, result), ...(fits ? [] : [texts.passage.little])]
          .filter(Boolean)
          .join(' ')}
      </p>
      <div className={classes.sides}>
        <div className={classes.words}>
          <MarkedText marks={marks.text} titleOf={titleOf}>
            {text}
          </MarkedText>
          {keywords !== '' && (
            <p className={classes.note}>
              {texts.keywords}:{' '}
              <MarkedText marks={marks.keywords} titleOf={titleOf}>
                {keywords}
              </MarkedText>
            </p>
          )}
        </div>
        <Why passage={passage} concepts={concepts} isOpen={place === 1} />
      </div>
    </li>
  )
}

interface WhyProps {
  readonly passage: FoundPassage
  readonly concepts: SearchResult['concepts']
  readonly isOpen: boolean
}

/** In figures: what each way of searching and each word contributed, and how sure it is. */
function Why({ passage, concepts, isOpen }: WhyProps) {
  const { byWords, byMeaning, matches, quote, coverage } = passage
  const ways: Bar[] = [
    ...(byWords ? [{ key: 'words', label: texts.byWords, share: byWords.share }] : []),
    ...(byMeaning ? [{ key: 'meaning', label: texts.byMeaning, share: byMeaning.share }] : []),
  ]
  const words = matches.map((match, place) => ({
    key: `${place}`,
    label: matchInWords(match, concepts),
    share: match.share,
  }))
  return (
    <details className={classes.why} open={isOpen}>
      <summary>{texts.why}</summary>
      {byMeaning && <Bars label={texts.bars} bars={ways} />}
      {words.length > 0 && <Bars label={texts.barsWords} bars={words} />}
      <Bars label={texts.sure} bars={[{ key: 'sure', label: texts.sure, share: quote.sure, mark: quote.needed }]} />
      <p className={classes.note}>
        {texts.needed(percentInWords(quote.needed))}. {texts.passage.coverage(percentInWords(coverage))}
      </p>
    </details>
  )
}
