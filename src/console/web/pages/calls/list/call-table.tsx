import { memo } from 'react'
import type { CallRow } from '../../../../routes/calls/schema.ts'
import { LanguageMark, LineMark } from '../../../components/calls/call-marks.tsx'
import { OutcomeBadge } from '../../../components/calls/outcome-badge.tsx'
import { calls as texts } from '../../../texts/en/calls.ts'
import type { CallListProps } from './call-list-props.ts'
import { CallLink, CallMarks, Cost, Gist, Length, SlowestWait, WhenBegun } from './call-parts.tsx'
import classes from './call-table.module.css'

/** Plain elements: there may be thousands of rows. */
export function CallTable({ calls, search, caption, isOfAll = false, last = null }: CallListProps) {
  const { caller, about, outcome, slowest, length, began } = texts.columns
  const columns = [caller, about, outcome, slowest, length, began]
  return (
    <table className={classes.table}>
      <caption className="fd-unseen">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" data-figure={column === slowest || column === length}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {calls.map((call) => (
          <Row key={call.callId} call={call} search={search} isOfAll={isOfAll} isLast={call.callId === last} />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  readonly call: CallRow
  readonly search: string
  readonly isOfAll: boolean
  readonly isLast: boolean
}

const Row = memo(function Row({ call, search, isOfAll, isLast }: RowProps) {
  return (
    <tr data-last={isLast}>
      <th scope="row" className={classes.caller}>
        <CallLink call={call} isOfAll={isOfAll} />
        <span className={classes.facts}>
          <LanguageMark languages={call.languages} />
          <LineMark lines={call.lines} />
        </span>
      </th>
      <td className={classes.about}>
        <Gist call={call} search={search} />
        <CallMarks call={call} />
      </td>
      <td>
        <OutcomeBadge outcome={call.outcome} endedAt={call.endedAt} />
      </td>
      <td data-figure="true">
        <SlowestWait ms={call.slowestMs} />
      </td>
      <td data-figure="true">
        <Length call={call} />
        <Cost cost={call.cost} />
      </td>
      <td>
        <WhenBegun at={call.startedAt} />
      </td>
    </tr>
  )
})
