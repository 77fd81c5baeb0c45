import type { Assistant } from '../../../config/schema.ts'
import type { Mask } from '../../access/mask.ts'
import type { AssistantOverview } from './schema.ts'

/** What the settings say, for people who do not read YAML. */
export function presentOverview(assistant: Assistant, mask: Mask): AssistantOverview {
  const { name, greeting, farewell, language, voice, languages, line, instructions, openingHours } = assistant
  return {
    ...{ name, farewell, line },
    greeting: mask.text(greeting),
    instructions: mask.text(instructions),
    languages: [
      { code: language, voice },
      ...languages
        .filter(({ code }) => code !== language)
        .map((other) => ({ code: other.code, voice: other.voice ?? null })),
    ],
    models: assistant.models.map((model) => ({ provider: model.provider, model: model.model })),
    openingHours: openingHours && {
      zone: openingHours.zone,
      days: Object.entries(openingHours.days).map(([day, hours]) => ({ day, hours })),
      holidays: openingHours.holidays.map(({ date, name: holiday, hours }) => ({ date, name: holiday, hours })),
    },
    people: assistant.people.map((person) => ({
      name: person.name,
      about: person.about,
      to: person.to && mask.number(person.to),
      mode: person.mode,
    })),
    sources: (assistant.knowledge?.sources ?? []).map(({ kind, at }) => ({ kind, at })),
    actions: assistant.actions.map((action) => action.name),
    emergencies: assistant.emergencies.map((emergency) => emergency.name),
    recording: assistant.recording.mode,
    privacy: assistant.privacy.level,
  }
}
