/** What a stretch of the series is, and which figure it shows. */
export const steps = ['day', 'week', 'month'] as const
export const shown = [
  'calls',
  'minutes',
  'alone',
  'transfers',
  'messages',
  'unanswered',
  'interruptions',
  'errors',
] as const

export type Step = (typeof steps)[number]
export type Shown = (typeof shown)[number]
