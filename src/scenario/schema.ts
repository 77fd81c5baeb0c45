import { z } from 'zod'
import { didYouMean } from '../config/wording.ts'
import { reactionNames } from './reactions.ts'

const keys = z.string().regex(/^[0-9*#]+$/, 'must be digits, * and #, in quotes')
const words = z.string().trim().min(1)

/** What may stand in an expectation, by what is expected. */
const keysOfEvent = {
  speech: ['contains', 'absent', 'withinMs'],
  action: ['name', 'outcome', 'absent'],
  transfer: ['outcome', 'absent'],
  'hang-up': ['absent'],
} as const

const outcomes: Readonly<Record<string, readonly string[]>> = {
  action: ['done', 'failed', 'timed-out', 'cancelled'],
  transfer: ['connected', 'missed'],
}

/** Of every expectation; `judge` is for those who can judge a meaning. */
const commonKeys: readonly string[] = ['event', 'review', 'judge']
const checkedKeys: readonly string[] = [...new Set(Object.values(keysOfEvent).flat())]

const expectation = z
  .looseObject({
    event: z.string().min(1),
    contains: z.union([words, z.array(words).min(1)]).optional(),
    name: words.optional(),
    outcome: z.string().optional(),
    withinMs: z.number().int().min(1).optional(),
    absent: z.boolean().optional(),
    review: z.boolean().optional(),
  })
  .superRefine((written, context) => {
    const fault = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    const { event, outcome } = written
    const known = isKnownEvent(event) ? keysOfEvent[event] : null
    const meant = didYouMean(event, Object.keys(keysOfEvent))
    if (!known && meant) fault('event', `must be one of ${Object.keys(keysOfEvent).join(', ')}; ${meant}`)
    for (const key of Object.keys(written)) {
      const others = [...(known ?? checkedKeys), ...commonKeys]
      if (others.includes(key)) continue
      const near = didYouMean(key, others)
      if (known && checkedKeys.includes(key))
        fault(key, `must be one of ${others.join(', ')}, as the event is ${event}`)
      else if (near) fault(key, `must be one of ${others.join(', ')}; ${near}`)
    }
    const allowed = known && outcomes[event]
    if (allowed && outcome !== undefined && !allowed.includes(outcome)) {
      fault('outcome', `must be one of ${allowed.join(', ')}`)
    }
    if (event === 'action' && written.name === undefined)
      fault('name', 'must be the name of an action, such as take_message')
  })
  .transform(({ event, contains, name, outcome, withinMs, absent = false, review = false, ...others }) => ({
    ...{ event, absent, review },
    contains: contains === undefined ? [] : [contains].flat(),
    name: name ?? null,
    outcome: outcome ?? null,
    withinMs: withinMs ?? null,
    /** What nobody here can check: a `judge`, or what a later version knows. */
    unknown: [
      ...(isKnownEvent(event) ? [] : [`the event ${event}`]),
      ...Object.entries(others).map(([key, value]) => `${key} ${JSON.stringify(value)}`),
    ],
  }))

const turn = z
  .strictObject({
    /** What the caller says, presses, or that the caller is silent: one of the three. */
    caller: words.optional(),
    keys: keys.optional(),
    silence: z.literal(true).optional(),
    /** What the recogniser says of the words, from 0 to 1. */
    confidence: z.number().min(0).max(1).optional(),
    /** The caller cuts in, so long after the assistant began to speak. */
    bargeIn: z.strictObject({ after: z.literal('speech'), delayMs: z.number().int().min(0) }).optional(),
    /** For people. */
    note: z.string().optional(),
    expect: z.array(expectation).default([]),
  })
  .superRefine(({ caller, keys: pressed, silence, bargeIn, confidence }, context) => {
    const does = [caller, pressed, silence].filter((one) => one !== undefined).length
    if (does !== 1) context.addIssue({ code: 'custom', message: 'must be a turn with one of caller, keys and silence' })
    if (silence && bargeIn) {
      context.addIssue({
        code: 'custom',
        path: ['bargeIn'],
        message: 'must be with caller or keys: it is words or keys that cut in',
      })
    }
    if (caller === undefined && confidence !== undefined) {
      context.addIssue({ code: 'custom', path: ['confidence'], message: 'must be with caller: only words have one' })
    }
  })

/** A conversation to be played, and what is expected of it. */
export const scenarioSchema = z.strictObject({
  /** What it shows, in a few words. */
  name: words,
  /** For people: where it comes from, what to look at. */
  about: z.string().optional(),
  /** The caller's number, and the number called. */
  from: z.string().optional(),
  to: z.string().optional(),
  /** What those do who are called, in the order in which they are; the last one goes on for all others. */
  people: z.array(z.strictObject({ does: z.enum(reactionNames), address: z.string().optional() })).default([]),
  /** What is expected of the greeting. */
  opening: z.array(expectation).default([]),
  turns: z.array(turn).min(1).max(500),
})

export type Scenario = z.infer<typeof scenarioSchema>
export type ScenarioTurn = Scenario['turns'][number]
export type Expectation = ScenarioTurn['expect'][number]
/** As it is written in a file. */
export type WrittenScenario = z.input<typeof scenarioSchema>

function isKnownEvent(event: string): event is keyof typeof keysOfEvent {
  return Object.hasOwn(keysOfEvent, event)
}
