import { Title } from '@mantine/core'
import { Panel } from '../../../components/panel.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { useNow } from '../../../components/use-now.ts'
import { assistant as texts } from '../../../texts/en/assistant.ts'
import type { AssistantOverview } from '../data.ts'
import { EditLink } from './edit-link.tsx'
import { calendarDay, dayIn, holidaysFrom, spansOf } from './hours.ts'
import classes from './hours-panel.module.css'

type Hours = NonNullable<AssistantOverview['openingHours']>

const words = texts.hours

/** The opening hours as a week, and the holidays to come. */
export function HoursPanel({ hours }: { readonly hours: Hours | null }) {
  return (
    <Panel
      title={words.title}
      {...(hours && { lead: words.zone(hours.zone) })}
      actions={<EditLink part={words.title} at="openingHours" />}
    >
      {hours ? <Calendar hours={hours} /> : <p className={classes.none}>{words.none}</p>}
    </Panel>
  )
}

function Calendar({ hours: { zone, days, holidays } }: { readonly hours: Hours }) {
  const today = dayIn(zone, useNow(60_000))
  return (
    <>
      <ul className={classes.week} aria-label={words.week}>
        {days.map(({ day, hours }) => (
          <li key={day} className={classes.day} data-today={day === today.weekday}>
            <span className={classes.name}>
              {words.days[day] ?? day}
              {day === today.weekday && <span className="fd-unseen"> ({words.today})</span>}
            </span>
            <Bar hours={hours} />
            <Ranges hours={hours} />
          </li>
        ))}
      </ul>
      <Holidays holidays={holidays} today={today.date} />
    </>
  )
}

function Ranges({ hours }: { readonly hours: readonly string[] }) {
  if (hours.length === 0) return <span className={classes.ranges}>{words.closed}</span>
  return (
    <span className={classes.ranges}>
      {hours.map((range) => (
        <span key={range}>{range.replace('-', '–')}</span>
      ))}
    </span>
  )
}

/** A day from left to right, open where it is filled; the words beside it say the same. */
function Bar({ hours }: { readonly hours: readonly string[] }) {
  return (
    <svg className={classes.bar} viewBox="0 0 1440 10" preserveAspectRatio="none" aria-hidden>
      <rect className={classes.closed} width="1440" height="10" />
      {spansOf(hours).map(({ from, to }) => (
        <rect key={from} className={classes.open} x={from} width={to - from} height="10" />
      ))}
    </svg>
  )
}

const mostShown = 10

function Holidays({ holidays, today }: { readonly holidays: Hours['holidays']; readonly today: string }) {
  if (holidays.length === 0) return null
  const { toCome, past } = holidaysFrom(holidays, today)
  return (
    <div className={classes.holidays}>
      <Title order={3} className={classes.title}>
        {words.holidays}
      </Title>
      {toCome.length === 0 && <p className={classes.none}>{words.noHolidays}</p>}
      <ul className={classes.list}>
        {toCome.slice(0, mostShown).map(({ date, name, hours }) => (
          <li key={date} className={classes.holiday}>
            <time dateTime={date}>{calendarDay(date)}</time>
            <SafeText>{name}</SafeText>
            <Ranges hours={hours} />
          </li>
        ))}
      </ul>
      {toCome.length > mostShown && <p className={classes.none}>{words.more(toCome.length - mostShown)}</p>}
      {past > 0 && toCome.length === 0 && <p className={classes.none}>{words.past(past)}</p>}
    </div>
  )
}
