import { knownEmergencies } from './emergencies-schema.ts'
import type { WrittenAssistant } from './schema.ts'
import type { Finding } from './schema-faults.ts'
import { describeValue, didYouMean } from './wording.ts'

/** Each emergency once, and those of one's own with phrases and something to say. */
export function emergenciesComplete({ emergencies }: WrittenAssistant): Finding[] {
  const names = emergencies.map(({ name }) => name)
  return emergencies.flatMap(({ name, phrases, say }, index) => {
    const path = ['emergencies', index]
    if (names.indexOf(name) !== index) {
      return [{ path: [...path, 'name'], found: `${name} again`, allowed: 'each emergency once' }]
    }
    if (knownEmergencies.some((known) => known === name)) return []
    const hint = didYouMean(name, knownEmergencies)
    const missing = [...(isEmpty(phrases) ? ['phrases'] : []), ...(isEmpty(say) ? ['say'] : [])]
    return missing.map((key) => ({
      path: [...path, key],
      found: 'nothing',
      allowed: `texts by language; only ${knownEmergencies.join(', ')} come with their own`,
      hint,
    }))
  })
}

/** Calls are put through to people of the configuration only. */
export function emergencyTargetsExist({ emergencies, limits, people }: WrittenAssistant): Finding[] {
  const names = people.map(({ name }) => name)
  return [
    ...emergencies.flatMap(({ transfer }, index) => unknownTarget(transfer, ['emergencies', index, 'transfer'], names)),
    ...unknownTarget(limits.transfer, ['limits', 'transfer'], names),
  ]
}

function unknownTarget(target: string | null, path: Finding['path'], names: readonly string[]): Finding[] {
  if (target === null || names.includes(target)) return []
  const allowed =
    names.length > 0 ? `the name of one of the people: ${names.join(', ')}` : 'nothing while there are no people'
  return [{ path, found: describeValue(target), allowed, hint: didYouMean(target, names) }]
}

const isEmpty = (texts: object) => Object.keys(texts).length === 0
