import { z } from 'zod'

const hoursOfDay = z.array(z.string()).describe('ranges such as 08:00-12:00; none when it is closed')
const week = z.array(z.object({ day: z.string(), hours: hoursOfDay })).describe('from monday to sunday')

const calendar = z.object({
  zone: z.string(),
  days: week,
  holidays: z.array(z.object({ date: z.string(), name: z.string(), hours: hoursOfDay })),
})

const person = z.object({
  name: z.string(),
  also: z.array(z.string()),
  about: z.string().nullable(),
  to: z.string().nullable().describe('masked for those who may not see numbers; null where only a rota says it'),
  reach: z
    .enum(['always', 'business', 'own'])
    .describe('when: at any time, in the opening hours, or in hours of its own'),
  hours: calendar.nullable().describe('those of its own'),
  shifts: z.int().describe('of a rota that says who is on duty'),
  ringSeconds: z.int(),
  mode: z.enum(['cold', 'warm']),
  otherwise: z.array(z.string()),
})

/** What the settings amount to, for people who do not read YAML. */
export const overview = z.object({
  name: z.string(),
  greeting: z.string(),
  closingQuestion: z.string(),
  farewell: z.string(),
  instructions: z.string(),
  languages: z
    .array(z.object({ code: z.string(), voice: z.string(), key: z.string().nullable() }))
    .describe('first the one that calls begin in; a key chooses another'),
  line: z.enum(['auto', 'relay', 'webhook']),
  models: z
    .array(z.object({ provider: z.string(), model: z.string() }))
    .describe('in the order in which they are asked'),
  openingHours: calendar.nullable(),
  people: z.array(person),
  sources: z.array(z.object({ kind: z.string(), at: z.string() })),
  messages: z.object({ enabled: z.boolean(), callBack: z.boolean(), to: z.array(z.string()) }),
  texts: z.object({ templates: z.array(z.object({ name: z.string(), about: z.string() })), verification: z.boolean() }),
  actions: z.array(
    z.object({ name: z.string(), purpose: z.string(), level: z.enum(['unknown', 'known', 'verified']) }),
  ),
  servers: z
    .array(z.object({ name: z.string(), tools: z.array(z.string()) }))
    .describe('by the Model Context Protocol'),
  actionsFolder: z.string().nullable(),
  emergencies: z.array(z.object({ name: z.string(), transfer: z.string().nullable(), hangUp: z.boolean() })),
  emergencyNumber: z.string().nullable(),
  recording: z.enum(['off', 'notice', 'consent']),
  privacy: z.object({
    level: z.enum(['off', 'masked', 'strict']),
    store: z.enum(['as-said', 'masked']),
    keepDays: z
      .array(z.object({ what: z.string(), days: z.int().nullable() }))
      .describe('after how many days what is removed; null for never'),
  }),
  memory: z.object({ enabled: z.boolean(), notes: z.boolean(), keepDays: z.int() }),
  afterCall: z.object({ summary: z.boolean(), to: z.array(z.string()) }),
})

export type AssistantOverview = z.output<typeof overview>
