import { Table } from '@mantine/core'
import { useState } from 'react'
import type { StageName, Waterfall } from '../../../../routes/calls/view-schema.ts'
import { countInWords } from '../../../format/numbers.ts'
import { timing as texts } from '../../../texts/en/timing.ts'
import classes from './timing.module.css'

const stages: readonly StageName[] = ['ours', 'search', 'firstToken', 'actions', 'firstSentence', 'carrier', 'speaking']

/** All bars in figures, for who cannot see them or wants them exactly; made when it is opened. */
export function TimingTable({ waterfalls }: { readonly waterfalls: readonly Waterfall[] }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <details className={classes.details} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
      <summary>{texts.asTable}</summary>
      {isOpen && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: who has no mouse scrolls it by keys
        <section className={classes.scroll} tabIndex={0} aria-label={texts.tableCaption}>
          <Table verticalSpacing={4} horizontalSpacing="xs">
            <caption className="fd-unseen">{texts.tableCaption}</caption>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">{texts.columns.turn}</Table.Th>
                {stages.map((stage) => (
                  <Table.Th key={stage} scope="col" ta="end">
                    {texts.stages[stage]}
                  </Table.Th>
                ))}
                <Table.Th scope="col" ta="end">
                  {texts.sum}
                </Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {waterfalls.map((waterfall) => (
                <Table.Tr key={waterfall.turn}>
                  <Table.Th scope="row">{waterfall.turn}</Table.Th>
                  {stages.map((stage) => (
                    <Table.Td key={stage} ta="end">
                      {figureOf(waterfall, stage)}
                    </Table.Td>
                  ))}
                  <Table.Td ta="end">{countInWords(waterfall.totalMs)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      )}
    </details>
  )
}

function figureOf({ stages: all }: Waterfall, name: StageName): string {
  const stage = all.find(({ what }) => what === name)
  if (!stage || stage.ms === null) return name === 'carrier' ? texts.untold : texts.nothing
  return stage.estimated ? `${countInWords(stage.ms)} (${texts.estimated})` : countInWords(stage.ms)
}
