import { day, oneOf, searchOf, text } from '../../../data/search-params.ts'

export const results = ['ok', 'refused', 'failed'] as const

/** What the audit log keeps in its address: filters. */
export const auditSearch = searchOf({ result: oneOf(results), action: text, actor: text, from: day, until: day })

export type AuditSearch = ReturnType<typeof auditSearch>
