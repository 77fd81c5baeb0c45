import { dirname, relative } from 'node:path'
import { callLanguages } from '../../../config/languages.ts'
import type { Assistant, OpeningHours, Person } from '../../../config/schema.ts'
import type { Mask } from '../../access/mask.ts'
import type { AssistantOverview } from './overview-schema.ts'
import type { SettingsDesk } from './ports.ts'

/** What the settings say, for people who do not read YAML. */
export function presentOverview(
  { assistant, line, file }: Pick<ReturnType<SettingsDesk['running']>, 'assistant' | 'line' | 'file'>,
  mask: Mask,
): AssistantOverview {
  const { name, greeting, closingQuestion, farewell, instructions, emergencyNumber } = assistant
  const folder = dirname(file)
  return {
    ...{ name, line, emergencyNumber },
    greeting: mask.text(greeting),
    closingQuestion: mask.text(closingQuestion),
    farewell: mask.text(farewell),
    instructions: mask.text(instructions),
    languages: callLanguages(assistant).map(({ code, voice, key }) => ({ code, voice, key })),
    models: assistant.models.map(({ provider, model }) => ({ provider, model })),
    openingHours: assistant.openingHours && presentHours(assistant.openingHours),
    people: assistant.people.map((person) => presentPerson(person, mask)),
    sources: (assistant.knowledge?.sources ?? []).map(({ kind, at }) => ({ kind, at: placeFrom(folder, at) })),
    actionsFolder: assistant.actionsFolder && placeFrom(folder, assistant.actionsFolder),
    ...presentDeeds(assistant, mask),
    ...presentPrivacy(assistant),
  }
}

function presentHours({ zone, days, holidays }: OpeningHours): NonNullable<AssistantOverview['openingHours']> {
  return {
    zone,
    days: Object.entries(days).map(([day, hours]) => ({ day, hours })),
    holidays: holidays.map(({ date, name, hours }) => ({ date, name, hours })),
  }
}

function presentPerson(person: Person, mask: Mask): AssistantOverview['people'][number] {
  const { name, also, about, to, hours, rota, ringSeconds, mode, otherwise } = person
  const own = hours === null || hours === 'business' ? null : presentHours(hours)
  return {
    ...{ name, also, ringSeconds, mode, otherwise, hours: own },
    about: about && mask.text(about),
    to: to && mask.number(to),
    reach: own ? 'own' : hours === 'business' ? 'business' : 'always',
    shifts: rota?.shifts.length ?? 0,
  }
}

function presentDeeds(assistant: Assistant, mask: Mask) {
  const { messages, texts, actions, mcp, emergencies, afterCall } = assistant
  const address = (mail: string) => (mask.masks ? mail.replace(/^[^@]+/, '•••') : mail)
  return {
    messages: {
      ...{ enabled: messages.enabled, callBack: messages.callBack },
      to: [...messages.email.map(address), ...messages.sms.map(mask.number), ...hostsOf([messages.webhook])],
    },
    texts: {
      templates: texts.templates.map(({ name, about }) => ({ name, about: mask.text(about) })),
      verification: texts.verification,
    },
    actions: actions.map(({ name, purpose, level }) => ({ name, purpose: mask.text(purpose), level })),
    servers: mcp.map(({ name, allow }) => ({ name, tools: allow })),
    emergencies: emergencies.map(({ name, transfer, hangUp }) => ({ name, transfer, hangUp })),
    afterCall: {
      summary: afterCall.summary,
      to: [...afterCall.email.to.map(address), ...hostsOf(afterCall.webhooks.map(({ url }) => url))],
    },
  }
}

function presentPrivacy({ recording, privacy, memory }: Assistant) {
  const { level, store, keepDays } = privacy
  const { words, calls, recordings, unanswered, messages, outbox } = keepDays
  const kept = Object.entries({ words, calls, recordings, unanswered, messages, outbox })
  return {
    recording: recording.mode,
    privacy: { level, store, keepDays: kept.map(([what, days]) => ({ what, days })) },
    memory: { enabled: memory.enabled, notes: memory.notes, keepDays: memory.keepDays },
  }
}

/** Addresses may hold secrets of their receiver, so only the host is shown. */
function hostsOf(addresses: readonly (string | null)[]): string[] {
  return addresses.flatMap((address) => (address === null ? [] : (URL.parse(address)?.host ?? [])))
}

/** A path as seen from a folder, an address as it is. */
function placeFrom(folder: string, place: string): string {
  if (/^https?:/.test(place)) return place
  const near = relative(folder, place)
  return near === '' ? '.' : near.startsWith('..') ? place : near
}
