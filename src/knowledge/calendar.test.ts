import { describe, expect, test } from 'vitest'
import type { OpeningHours } from '../config/schema.ts'
import { createCalendar } from './calendar.ts'

const workday = ['08:00-18:00']
const hospital: OpeningHours = {
  zone: 'America/New_York',
  days: {
    monday: workday,
    tuesday: workday,
    wednesday: workday,
    thursday: workday,
    friday: workday,
    saturday: [],
    sunday: [],
  },
  holidays: [
    { date: '2026-11-26', name: 'Thanksgiving', hours: [] },
    { date: '2026-12-24', name: 'Christmas Eve', hours: ['08:00-12:00'] },
    { date: '2026-12-25', name: 'Christmas Day', hours: [] },
    { date: '2027-01-01', name: "New Year's Day", hours: [] },
  ],
}
const calendar = createCalendar(hospital, 'Riverside Hospital')
const wednesdayMorning = Date.parse('2026-10-07T11:00-04:00')
const wednesdayNight = Date.parse('2026-10-07T20:00-04:00')
const saturday = Date.parse('2026-10-10T11:00-04:00')
const christmas = Date.parse('2026-12-25T11:00-05:00')

const week = 'We are open Monday to Friday from eight in the morning to six in the evening, and closed on weekends.'
const day = 'from eight in the morning to six in the evening.'
const christmasClosed =
  'we are closed on Friday, December 25 for Christmas Day. We open again on Monday, December 28 at eight in the morning.'

function days(hours: Partial<OpeningHours['days']>): OpeningHours['days'] {
  const closed = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
  return { ...closed, ...hours }
}

describe('questions about the opening hours', () => {
  test.each([
    ["What are the hospital's working hours?", week],
    ['what are your hours', week],
    ['Opening hours', week],
    ['Business hours, please.', week],
    ['When do you open?', week],
    ['When do you close?', week],
    ['What days are you open?', week],
    ['Until when are you open?', week],
    ['Hi, good morning, could you tell me when Riverside opens?', week],
    ['Are you open 24 hours?', `No, ${week.replace('We', 'we')}`],
    ['Are you open 24/7?', `No, ${week.replace('We', 'we')}`],
    ['Is the hospital open every day?', `No, ${week.replace('We', 'we')}`],
    ['Are you open now?', 'Yes, we are open now, until six in the evening.'],
    ['Are you open?', 'Yes, we are open now, until six in the evening.'],
    ['are you still open', 'Yes, we are open now, until six in the evening.'],
    ['When do you open again?', 'We are open now, until six in the evening.'],
    ['Are you open today?', `Yes, we are open today ${day}`],
    ['What time do you close today?', `We are open today ${day}`],
    ['are you open this afternoon', `We are open today ${day}`],
    ['Are you open at 7 p.m.?', `No, we are open today ${day}`],
    ['Are you open at seven?', `We are open today ${day}`],
    ['are you open tomorrow', `Yes, we are open tomorrow ${day}`],
    ['Are you open the day after tomorrow?', `Yes, we are open on Friday ${day}`],
    ['How late are you open on Friday?', `We are open on Friday ${day}`],
    ['Are you open at seven in the evening on Friday?', `No, we are open on Friday ${day}`],
    ['Are you open on Saturday?', 'No, we are closed on Saturday. We open again on Monday at eight in the morning.'],
    ['And on Sunday?', 'We are closed on Sunday. We open again on Monday at eight in the morning.'],
    ['What about Monday?', `We are open on Monday ${day}`],
    ['Saturdays?', 'We are closed on Saturday.'],
    ['Do you open on weekends?', 'No, we are closed on weekends.'],
    ['do you work on saturdays', 'No, we are closed on Saturday.'],
    [
      'What are the hours on Tuesdays and Saturdays?',
      `We are open on Tuesday ${day.slice(0, -1)} and closed on Saturday.`,
    ],
    ['Are you open on Christmas?', `No, ${christmasClosed}`],
    ['Are you open on December 25?', `No, ${christmasClosed}`],
    ['are you open the twenty-fifth of december', `No, ${christmasClosed}`],
    ['Are you closed on December 25th?', christmasClosed.replace('we', 'We')],
    ['Are you open on Christmas Eve?', 'Yes, we are open on Thursday, December 24 from eight in the morning to noon.'],
    [
      'are you open on christmas eve at 1 pm',
      'No, we are open on Thursday, December 24 from eight in the morning to noon.',
    ],
    [
      'are you open on new years',
      "No, we are closed on Friday, January 1 for New Year's Day. We open again on Monday, January 4 at eight in the morning.",
    ],
    [
      'Are you open on holidays?',
      "We are closed on Thanksgiving, Thursday, November 26; Christmas Day, Friday, December 25; New Year's Day, " +
        'Friday, January 1. We are open on Christmas Eve, Thursday, December 24, from eight in the morning to noon.',
    ],
  ])('%s', (question, answer) => {
    expect(calendar.answer(question, wednesdayMorning)).toBe(answer)
  })

  test.each([
    [saturday, 'are you open now', 'No, we are closed now. We open again on Monday at eight in the morning.'],
    [saturday, 'are you open today', 'No, we are closed today. We open again on Monday at eight in the morning.'],
    [
      wednesdayNight,
      'what time do you close today',
      'We are closed now; today we were open from eight in the morning to six in the evening. ' +
        'We open again tomorrow, Thursday, at eight in the morning.',
    ],
    [
      christmas,
      'are you open',
      'No, we are closed now for Christmas Day. We open again on Monday at eight in the morning.',
    ],
  ])('at %d: %s', (now, question, answer) => {
    expect(calendar.answer(question, now)).toBe(answer)
  })

  test.each([
    'What time is it?',
    'How are you today?',
    'When are visiting hours?',
    'pharmacy hours',
    'When is the pharmacy open?',
    'Is the emergency room open now?',
    'Do you have open positions?',
    'Can I open an account?',
    'When can I visit my mother?',
    'When does the cafeteria close on Sunday?',
    'I have an appointment tomorrow',
    'is parking open 24 hours',
    'Is Radiology open on Saturday?',
    'Are you open on Halloween?',
    'My number is 555 0100',
    'tomorrow at five',
    '',
  ])('not about them: %s', (question) => {
    expect(calendar.answer(question, wednesdayMorning)).toBeNull()
  })
})

describe('the state at a moment', () => {
  test.each([
    ['2026-10-07T07:59:59-04:00', false, '2026-10-07T08:00-04:00'],
    ['2026-10-07T08:00-04:00', true, '2026-10-07T18:00-04:00'],
    ['2026-10-07T18:00-04:00', false, '2026-10-08T08:00-04:00'],
    ['2026-10-09T19:00-04:00', false, '2026-10-12T08:00-04:00'],
    // Clocks went back on Sunday, November 1.
    ['2026-10-30T19:00-04:00', false, '2026-11-02T08:00-05:00'],
  ])('%s: open %s, until %s', (now, open, until) => {
    expect(calendar.stateAt(Date.parse(now))).toEqual({ open, until: Date.parse(until), holiday: null })
  })

  test('a holiday has its name', () => {
    expect(calendar.stateAt(christmas)).toMatchObject({ open: false, holiday: 'Christmas Day' })
  })

  test('ranges that meet at midnight are one, across a clock change too', () => {
    const bar = createCalendar({
      zone: 'Europe/Berlin',
      days: days({ saturday: ['20:00-24:00'], sunday: ['00:00-04:00'] }),
      holidays: [],
    })
    // Clocks go forward at two on Sunday, March 29.
    const now = Date.parse('2026-03-28T23:00+01:00')
    expect(bar.stateAt(now).until).toBe(Date.parse('2026-03-29T04:00+02:00'))
    expect(bar.answer('are you open now', now)).toBe(
      'Yes, we are open now, until tomorrow, Sunday, at four in the morning.',
    )
  })

  test('always open has no end', () => {
    const always = ['00:00-24:00']
    const names = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
    const week = days(Object.fromEntries(names.map((name) => [name, always])))
    const pharmacy = createCalendar({ zone: 'UTC', days: week, holidays: [] })
    expect(pharmacy.stateAt(saturday)).toEqual({ open: true, until: null, holiday: null })
    expect(pharmacy.answer('are you open 24 hours', saturday)).toBe('Yes, we are open every day around the clock.')
    expect(pharmacy.answer('are you open', saturday)).toBe('Yes, we are always open.')
  })

  test('never open has no opening', () => {
    const closed = createCalendar({ zone: 'UTC', days: days({}), holidays: [] })
    expect(closed.stateAt(saturday)).toEqual({ open: false, until: null, holiday: null })
    expect(closed.answer('are you open', saturday)).toBe('No, we are closed now.')
    expect(closed.answer('what are your hours', saturday)).toBe('We have no regular opening hours.')
  })
})

describe('in words', () => {
  test('several ranges a day and equal days are gathered', () => {
    const hours = ['08:30-12:00', '13:15-17:45']
    const shop = createCalendar({
      zone: 'UTC',
      days: days({ monday: hours, tuesday: hours, thursday: hours, saturday: ['09:05-12:30'] }),
      holidays: [],
    })
    expect(shop.answer('what are your hours', saturday)).toBe(
      'We are open Monday, Tuesday, and Thursday from eight thirty in the morning to noon and from one fifteen to five ' +
        'forty-five in the afternoon and Saturday from nine oh five in the morning to twelve thirty in the afternoon, ' +
        'and closed on Wednesday, Friday, and Sunday.',
    )
  })

  test('the notes for a model say the state, the week and the holidays ahead', () => {
    expect(calendar.describe(wednesdayMorning)).toBe(
      'Open now, until 18:00 today (Wednesday). Regular hours: Monday to Friday 08:00-18:00; weekends closed. Holidays ' +
        'ahead: Thanksgiving (Thursday, November 26) closed; Christmas Eve (Thursday, December 24) 08:00-12:00; Christmas ' +
        "Day (Friday, December 25) closed; New Year's Day (Friday, January 1) closed.",
    )
    expect(calendar.describe(saturday)).toMatch(/^Closed now\. Opens next at 08:00 on Monday, October 12\./)
    expect(calendar.describe(christmas)).toContain('Today is a holiday: Christmas Day.')
  })
})

describe('what "it" is was said before', () => {
  const answer = (question: string, ...earlier: string[]) => calendar.answer(question, wednesdayMorning, earlier)

  test.each([
    ['and when does it close', 'where is the pharmacy'],
    ['when are they open', 'where is the billing office'],
    ['what about weekends', 'do you have a cafeteria'],
    ['and on Sunday?', 'When are visiting hours?'],
    ['And on Sunday?', 'When is the pharmacy open?', 'and on Saturday?'],
    ['is it open now', 'x'.repeat(500)],
  ])('%s: not the hours of something else', (question, ...earlier) => expect(answer(question, ...earlier)).toBeNull())

  test.each([
    ['and on Saturday?'],
    ['and on Saturday?', 'When are you open?'],
    ['And on Sunday?', 'When are you open?', 'and on Saturday?'],
    ['when does it close', 'Where are you located?'],
    ['when does it close', "What is the hospital's address?"],
    ['and when do you close', 'where is the pharmacy'],
    ['when does the hospital close', 'where is the pharmacy'],
    ['when are you open', 'where is the pharmacy'],
  ])('%s: our own', (question, ...earlier) => expect(answer(question, ...earlier)).toMatch(/^We are |closed on /i))

  test('a place of another kind than ours is not us', () => {
    expect(answer('is the museum open on Monday')).toBeNull()
    expect(answer('when does the clinic close')).toBeNull()
    expect(createCalendar(hospital, 'Harbour Museum').answer('is the museum open on Monday', saturday)).toMatch(/^Yes/)
    expect(createCalendar(hospital, 'Miller and Sons').answer('is the shop open on Monday', saturday)).toMatch(/^Yes/)
  })
})
