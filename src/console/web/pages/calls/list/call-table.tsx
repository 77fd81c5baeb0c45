import { Table } from '@mantine/core'
import { memo } from 'react'
import type { CallRow } from '../../../../routes/calls/schema.ts'
import { LanguageMark, LineMark } from '../../../components/calls/call-marks.tsx'
import { OutcomeBadge } from '../../../components/calls/outcome-badge.tsx'
import { calls as texts } from '../../../texts/en/calls.ts'
import type { CallListProps } from './call-list-props.ts'
import { CallLink, CallMarks, Cost, Gist, Length, SlowestWait, WhenBegun } from './call-parts.tsx'
import classes from './call-table.module.css'

export function CallTable({ calls, search, caption, last = null }: CallListProps) {
  const { caller, about, outcome, slowest, length, began } = texts.columns
  const columns = [caller, about, outcome, slowest, length, began]
  return (
    <Table className={classes.table}>
      <caption className="fd-unseen">{caption}</caption>
      <Table.Thead>
        <Table.Tr>
          {columns.map((column) => (
            <Table.Th key={column} scope="col" data-figure={column === slowest || column === length}>
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {calls.map((call) => (
          <Row key={call.callId} call={call} search={search} isLast={call.callId === last} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface RowProps {
  readonly call: CallRow
  readonly search: string
  readonly isLast: boolean
}

const Row = memo(function Row({ call, search, isLast }: RowProps) {
  return (
    <Table.Tr data-last={isLast}>
      <Table.Th scope="row" className={classes.caller}>
        <CallLink call={call} />
        <span className={classes.facts}>
          <LanguageMark languages={call.languages} />
          <LineMark lines={call.lines} />
        </span>
      </Table.Th>
      <Table.Td className={classes.about}>
        <Gist call={call} search={search} />
        <CallMarks call={call} />
      </Table.Td>
      <Table.Td>
        <OutcomeBadge outcome={call.outcome} endedAt={call.endedAt} />
      </Table.Td>
      <Table.Td data-figure>
        <SlowestWait ms={call.slowestMs} />
      </Table.Td>
      <Table.Td data-figure>
        <Length call={call} />
        <Cost cost={call.cost} />
      </Table.Td>
      <Table.Td>
        <WhenBegun at={call.startedAt} />
      </Table.Td>
    </Table.Tr>
  )
})
