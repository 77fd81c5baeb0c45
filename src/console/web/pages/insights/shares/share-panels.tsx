import { Panel } from '../../../components/panel.tsx'
import { languageInWords } from '../../../format/languages.ts'
import { callWords } from '../../../texts/en/call-words.ts'
import { insights as texts } from '../../../texts/en/insights.ts'
import { daysOf } from '../calls-behind.ts'
import type { InsightsAnswer } from '../data.ts'
import { type ShareItem, ShareList } from './share-list.tsx'

type Compared = Pick<InsightsAnswer, 'period' | 'before'>

/** What calls came to. */
export function OutcomesPanel({ period, before }: Compared) {
  const outcomes = Object.keys(callWords.outcomes) as (keyof typeof callWords.outcomes)[]
  const items = outcomes
    .map((outcome): ShareItem => {
      return {
        ...{ key: outcome, label: callWords.outcomes[outcome], behind: { ...daysOf(period), outcome } },
        ...{ calls: period.outcomes[outcome] ?? 0, before: before.outcomes[outcome] ?? 0 },
      }
    })
    .filter(({ calls, before: earlier }) => calls + earlier > 0)
    .toSorted((one, other) => other.calls - one.calls)
  return (
    <Panel title={texts.outcomes.title} lead={texts.outcomes.lead}>
      <ShareList label={texts.outcomes.title} items={items} total={period.calls} totalBefore={before.calls} />
    </Panel>
  )
}

export function LanguagesPanel({ period, before }: Compared) {
  const items = sharesOf(period.languages, before.languages, (language) => {
    return { label: languageInWords(language), behind: { ...daysOf(period), language } }
  })
  return (
    <Panel title={texts.languages.title} lead={texts.languages.lead}>
      <ShareList label={texts.languages.title} items={items} total={period.calls} totalBefore={before.calls} />
    </Panel>
  )
}

export function LinesPanel({ period, before }: Compared) {
  const items = sharesOf(period.lines, before.lines, (line) => {
    return { label: callWords.lines[line], behind: { ...daysOf(period), line } }
  })
  return (
    <Panel title={texts.lines.title} lead={texts.lines.lead}>
      <ShareList label={texts.lines.title} items={items} total={period.calls} totalBefore={before.calls} />
    </Panel>
  )
}

type Shares<Value> = readonly { readonly value: Value; readonly calls: number }[]

/** Those of now, the most frequent first, and then those that there are no more. */
function sharesOf<Value extends string>(
  now: Shares<Value>,
  earlier: Shares<Value>,
  show: (value: Value) => Pick<ShareItem, 'label' | 'behind'>,
): ShareItem[] {
  const before = new Map(earlier.map(({ value, calls }) => [value, calls]))
  const known = new Set(now.map(({ value }) => value))
  const gone = earlier.filter(({ value }) => !known.has(value)).map(({ value }) => ({ value, calls: 0 }))
  return [...now, ...gone].map(({ value, calls }) => {
    return { key: value, calls, before: before.get(value) ?? 0, ...show(value) }
  })
}
