import type { CallHead } from '../../../routes/calls/view-schema.ts'
import { LanguageMark } from '../../components/calls/call-marks.tsx'
import { OutcomeBadge } from '../../components/calls/outcome-badge.tsx'
import { TestMark } from '../../components/calls/test-mark.tsx'
import { PhoneNumber } from '../../components/phone-number.tsx'
import { Duration, Elapsed, Moment } from '../../components/times.tsx'
import { call as texts } from '../../texts/en/call.ts'
import classes from './call.module.css'

/** What one wants to know of a call first, in a line. */
export function HeadLine({ head }: { readonly head: CallHead }) {
  const { outcome, endedAt, startedAt, to, languages, isTest, caller, from } = head
  return (
    <span className={classes.headLine}>
      <OutcomeBadge outcome={outcome} endedAt={endedAt} />
      {isTest && <TestMark />}
      {caller?.name && <PhoneNumber>{from}</PhoneNumber>}
      <span>
        {texts.to} <PhoneNumber>{to}</PhoneNumber>
      </span>
      <Moment at={startedAt} />
      {endedAt === null ? <Elapsed since={startedAt} /> : <Duration ms={endedAt - startedAt} />}
      <LanguageMark languages={languages} />
    </span>
  )
}
