import { Panel } from '../../components/panel.tsx'
import { type Column, DataTable } from '../../components/table/data-table.tsx'
import { countInWords, moneyInWords } from '../../format/numbers.ts'
import { insights as texts } from '../../texts/en/insights.ts'
import { daysOf } from './calls-behind.ts'
import { CallsLink } from './calls-link.tsx'
import { ChangeNote } from './change-note.tsx'
import { countChange } from './changes.ts'
import type { InsightsAnswer } from './data.ts'

const { cost: words } = texts

type Row = InsightsAnswer['period']['cost'][number]

/** Where calls were paid in several currencies: what each amounts to. */
export function CostPanel({ period, before }: Pick<InsightsAnswer, 'period' | 'before'>) {
  if (period.cost.length < 2) return null
  const earlier = new Map(before.cost.map(({ currency, millionths }) => [currency, millionths]))
  const columns: readonly Column<Row>[] = [
    { key: 'currency', header: words.currency, isTitle: true, cell: ({ currency }) => currency },
    {
      ...{ key: 'total', header: words.total, isFigure: true },
      cell: ({ currency, millionths }) => {
        const inWords = (amount: number) => moneyInWords(amount, currency)
        const [now, then] = [millionths / 1e6, (earlier.get(currency) ?? 0) / 1e6]
        return (
          <>
            {inWords(now)} <ChangeNote change={countChange(now, then, before.calls > 0, inWords)} />
          </>
        )
      },
    },
    {
      ...{ key: 'calls', header: words.calls, isFigure: true },
      cell: ({ currency, calls }) => (
        <CallsLink calls={{ ...daysOf(period), currency }}>{countInWords(calls)}</CallsLink>
      ),
    },
    {
      ...{ key: 'average', header: words.average, isFigure: true },
      cell: ({ currency, millionths, calls }) => moneyInWords(millionths / 1e6 / calls, currency),
    },
  ]
  return (
    <Panel title={words.title} flush>
      <DataTable caption={words.title} columns={columns} rows={period.cost} keyOf={({ currency }) => currency} />
    </Panel>
  )
}
