import {
  type Icon,
  IconAlertTriangle,
  IconHelpCircle,
  IconMail,
  IconPhoneX,
  IconPlayerRecord,
  IconScissors,
} from '@tabler/icons-react'
import type { CallRow } from '../../../../routes/calls/schema.ts'
import { CallerName, isWithheld } from '../../../components/calls/caller-name.tsx'
import { TestMark } from '../../../components/calls/test-mark.tsx'
import { HighlightedText } from '../../../components/highlighted-text.tsx'
import { RowLink } from '../../../components/table/row-link.tsx'
import { Duration, Elapsed } from '../../../components/times.tsx'
import { delayInWords, roughMoney } from '../../../format/numbers.ts'
import { groupedNumber } from '../../../format/phone-number.ts'
import { clockTimeInWords, momentInWords } from '../../../format/times.ts'
import { callWords } from '../../../texts/en/call-words.ts'
import { calls as texts } from '../../../texts/en/calls.ts'
import { common } from '../../../texts/en/common.ts'
import { dayOf } from '../days.ts'
import classes from './call-parts.module.css'

interface CallProps {
  readonly call: CallRow
}

const fromList = { isFromList: true }

/** Leads to the call, from wherever in its row one presses. */
export function CallLink({ call: { callId, from, isTest }, isOfAll }: CallProps & { readonly isOfAll: boolean }) {
  const who = isWithheld(from) ? common.withheld : groupedNumber(from)
  return (
    <span className={classes.who}>
      <RowLink
        to="/calls/$callId"
        params={{ callId }}
        aria-label={callWords.callFrom(who)}
        {...(isOfAll && { state: fromList })}
        data-call={callId}
      >
        <CallerName from={from} />
      </RowLink>
      {isTest && <TestMark />}
    </span>
  )
}

/** What it was about, in two lines. */
export function Gist({ call: { gist, endedAt }, search }: CallProps & { readonly search: string }) {
  if (gist === null) return <p className={classes.nothing}>{endedAt === null ? texts.goesOn : texts.nothingSaid}</p>
  return (
    <p className={classes.gist}>
      {gist.who !== 'summary' && <span className={classes.speaker}>{texts.who[gist.who]}</span>}
      <HighlightedText search={search}>{gist.text}</HighlightedText>
    </p>
  )
}

/** What stands out in a call. */
export function CallMarks({ call }: CallProps) {
  const { errors, interruptions, unanswered, messages, transfersTried, transfersReached, isRecorded } = call
  const { marks } = texts
  const isMissed = transfersTried > 0 && transfersReached === 0
  const all: readonly { key: string; icon: Icon; words: string; isBad?: true }[] = [
    ...(errors > 0
      ? [{ key: 'errors', icon: IconAlertTriangle, words: marks.errors(errors), isBad: true } as const]
      : []),
    ...(isMissed ? [{ key: 'missed', icon: IconPhoneX, words: marks.missedTransfer, isBad: true } as const] : []),
    ...(unanswered > 0 ? [{ key: 'unanswered', icon: IconHelpCircle, words: marks.unanswered(unanswered) }] : []),
    ...(messages > 0 ? [{ key: 'messages', icon: IconMail, words: marks.messages(messages) }] : []),
    ...(interruptions > 0 ? [{ key: 'cut', icon: IconScissors, words: marks.interruptions(interruptions) }] : []),
    ...(isRecorded ? [{ key: 'recorded', icon: IconPlayerRecord, words: marks.recorded }] : []),
  ]
  if (all.length === 0) return null
  return (
    <ul className={classes.marks}>
      {all.map(({ key, icon: Sign, words, isBad = false }) => (
        <li key={key} data-bad={isBad}>
          <Sign size={14} stroke={1.8} aria-hidden />
          {words}
        </li>
      ))}
    </ul>
  )
}

/** How long the caller waited for the first sentence of an answer, at worst. */
export function SlowestWait({ ms }: { readonly ms: number | null }) {
  if (ms === null) return null
  return delayInWords(ms)
}

export function Length({ call: { startedAt, endedAt } }: CallProps) {
  return endedAt === null ? <Elapsed since={startedAt} /> : <Duration ms={endedAt - startedAt} />
}

/** Below the length; nothing while it is not reckoned. */
export function Cost({ cost }: Pick<CallRow, 'cost'>) {
  if (cost === null || (cost.amount === 0 && cost.isPartial)) return null
  const amount = roughMoney(cost.amount, cost.currency)
  return <span className={classes.below}>{cost.isPartial ? texts.atLeast(amount) : amount}</span>
}

/** The time of day, and which day. */
export function WhenBegun({ at, inLine = false }: { readonly at: number; readonly inLine?: boolean }) {
  return (
    <time dateTime={new Date(at).toISOString()} title={momentInWords(at, 'full')} className={classes.when}>
      {inLine ? `${dayInWords(at)}, ${clockTimeInWords(at)}` : clockTimeInWords(at)}
      {!inLine && <span className={classes.below}>{dayInWords(at)}</span>}
    </time>
  )
}

function dayInWords(at: number): string {
  const day = dayOf(at)
  if (day === dayOf(Date.now())) return texts.today
  if (day === dayOf(Date.now() - 86_400_000)) return texts.yesterday
  return momentInWords(at, 'date')
}
