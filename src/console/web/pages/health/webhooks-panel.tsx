import { Panel } from '../../components/panel.tsx'
import { SafeText } from '../../components/safe-text.tsx'
import { type Column, DataTable } from '../../components/table/data-table.tsx'
import { TimeAgo } from '../../components/times.tsx'
import { useNow } from '../../components/use-now.ts'
import { countInWords } from '../../format/numbers.ts'
import { agoInWords } from '../../format/times.ts'
import { health as texts } from '../../texts/en/health.ts'
import type { Health } from './data.ts'
import { Figures } from './figures.tsx'
import classes from './webhooks-panel.module.css'

type Refused = Health['webhooks']['refused'][number]

const words = texts.webhooks

/** What came in at Twilio's door, and what was turned away with the cause. */
export function WebhooksPanel({ webhooks }: Pick<Health, 'webhooks'>) {
  const { since, lastLetIn, letIn, refused } = webhooks
  const now = useNow(10_000)
  const refusals = refused.reduce((sum, { count }) => sum + count, 0)
  return (
    <Panel title={words.title} lead={words.lead(agoInWords(since, now))} flush id="webhooks">
      <Figures
        figures={[
          {
            label: words.last,
            value: lastLetIn ? <TimeAgo at={lastLetIn.at} /> : words.lastNone,
            ...(lastLetIn && { note: words.route(lastLetIn.path) }),
          },
          { label: words.letIn, value: countInWords(letIn) },
          { label: words.refused, value: countInWords(refusals) },
        ]}
      />
      {refused.length === 0 ? (
        <p className={classes.none}>{words.none}</p>
      ) : (
        <DataTable
          caption={words.caption}
          columns={columns}
          rows={refused.toSorted((one, other) => Number(isHarmless(one)) - Number(isHarmless(other)))}
          keyOf={({ path, cause, differs }) => `${path} ${cause} ${differs}`}
        />
      )}
    </Panel>
  )
}

/** Nothing that Twilio sent, so there is nothing to mend. */
function isHarmless({ cause }: Refused): boolean {
  return cause === 'unsigned'
}

const { what, path: where, count, last, fix } = words.columns
const columns: readonly Column<Refused>[] = [
  { key: 'what', header: what, isTitle: true, cell: ({ differs }) => <SafeText>{differs}</SafeText> },
  { key: 'path', header: where, cell: ({ path }) => <SafeText>{path || words.anywhere}</SafeText> },
  { key: 'count', header: count, isFigure: true, cell: (refused) => countInWords(refused.count) },
  { key: 'last', header: last, cell: ({ lastAt }) => <TimeAgo at={lastAt} /> },
  {
    key: 'fix',
    header: fix,
    isLong: true,
    cell: (refused) => (isHarmless(refused) ? words.harmless : refused.fix),
  },
]
