import { stem } from './words.ts'

/**
 * Words that callers and documents of any business use for one another. Those of a trade belong into the documents'
 * `keywords`. A word may stand in several groups.
 */
const groups = [
  'hours hour time times open opening close closing working schedule',
  'visit visiting visitor visitors',
  'parking park car garage lot',
  'cost costs price prices fee fees charge charges rate rates pay expensive free',
  'pay payment paying bill billing',
  'address location located directions find street',
  'directions bus train transit drive',
  'phone telephone number call extension contact',
  'email mail contact write',
  'appointment appointments booking book schedule reschedule',
  'cancel cancellation change reschedule',
  'child children kid kids son daughter',
  'food eat eating meal meals lunch breakfast dinner coffee restaurant cafe cafeteria hungry',
  'lost lose found left forgot missing',
  'language languages speak interpreter translator translation',
  'wheelchair accessible accessibility disabled disability ramp',
  'person human people operator representative agent receptionist staff',
  'doctor doctors physician physicians',
  'medicine medicines medication medications drug drugs pill pills',
  'wifi internet wireless network',
  'toilet restroom bathroom washroom',
  'minutes wait waiting',
  'weekend saturday sunday',
  'online website internet web',
  'restart reset forgot',
].map((group) => [...new Set(group.split(' ').map(stem))])

const related = new Map<string, Set<string>>()
for (const group of groups) {
  for (const word of group) {
    const others = related.get(word) ?? new Set()
    for (const other of group) if (other !== word) others.add(other)
    related.set(word, others)
  }
}

/** What else a document may say for this word, both in the form that `contentWords` gives. */
export function synonymsOf(word: string): readonly string[] {
  return [...(related.get(word) ?? [])]
}
