import type { EntryOf } from '../../../../../routes/calls/view-schema.ts'
import { SafeText } from '../../../../components/safe-text.tsx'
import { countInWords } from '../../../../format/numbers.ts'
import { conversation as texts } from '../../../../texts/en/conversation.ts'
import classes from './said.module.css'

type Result = NonNullable<EntryOf<'answer'>['result']>

/** Who answered, and on what it rests: in a word, and in full for who wants to know. */
export function AnswerBasis({ result }: { readonly result: Result }) {
  const { source, model, sources, usage } = result
  const from = model === null ? texts.sources[source] : `${texts.sources[source]}, ${model}`
  if (sources.length === 0 && usage.length === 0) return <span>{from}</span>
  return (
    <details className={classes.how}>
      <summary>
        {from}
        {sources.length > 0 && ` · ${texts.basis(sources.length)}`}
      </summary>
      <ul>
        {sources.map(({ passage, document, headings, page, how }) => (
          <li key={passage}>
            <SafeText>{[document, ...headings].join(' › ')}</SafeText>
            {page !== null && `, ${texts.page(page)}`} ({texts.how[how]})
          </li>
        ))}
        {usage.map(({ model: counted, input, cached, output }) => (
          <li key={counted}>
            {counted}: {texts.tokens(countInWords(input), countInWords(cached), countInWords(output))}
          </li>
        ))}
      </ul>
    </details>
  )
}
