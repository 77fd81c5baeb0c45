import { type KnowledgeDesk, type QuestionGroup, Refusal } from '../../open-desk.ts'

/**
 * The groups with these ids, as they are listed with or without those that are done. Throws a `Refusal` that names the
 * ids that are none.
 */
export async function findGroups(desk: KnowledgeDesk, ids: readonly string[]): Promise<QuestionGroup[]> {
  const open = await desk.groups({ includeDone: false })
  const all = await desk.groups({ includeDone: true })
  const found = ids.map((id) => [...open, ...all].find((group) => group.id === id) ?? id)
  const unknown = found.filter((group) => typeof group === 'string')
  if (unknown.length === 0) return found.filter((group) => typeof group !== 'string')
  throw new Refusal(`There are no questions with the id ${unknown.join(', ')}. npx frontdesk unanswered lists them.`)
}
