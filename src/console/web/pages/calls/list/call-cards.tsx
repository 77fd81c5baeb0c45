import { memo } from 'react'
import type { CallRow } from '../../../../routes/calls/schema.ts'
import { LanguageMark } from '../../../components/calls/call-marks.tsx'
import { OutcomeBadge } from '../../../components/calls/outcome-badge.tsx'
import classes from './call-cards.module.css'
import type { CallListProps } from './call-list-props.ts'
import { CallLink, CallMarks, Gist, Length, WhenBegun } from './call-parts.tsx'

export function CallCards({ calls, search, caption, isOfAll = false, last = null }: CallListProps) {
  return (
    <ul className={classes.list} aria-label={caption}>
      {calls.map((call) => (
        <Card key={call.callId} call={call} search={search} isOfAll={isOfAll} isLast={call.callId === last} />
      ))}
    </ul>
  )
}

interface CardProps {
  readonly call: CallRow
  readonly search: string
  readonly isOfAll: boolean
  readonly isLast: boolean
}

const Card = memo(function Card({ call, search, isOfAll, isLast }: CardProps) {
  return (
    <li className={classes.card} data-last={isLast}>
      <div className={classes.head}>
        <CallLink call={call} isOfAll={isOfAll} />
        <OutcomeBadge outcome={call.outcome} endedAt={call.endedAt} />
      </div>
      <Gist call={call} search={search} />
      <CallMarks call={call} />
      <div className={classes.facts}>
        <WhenBegun at={call.startedAt} inLine />
        <Length call={call} />
        <LanguageMark languages={call.languages} />
      </div>
    </li>
  )
})
