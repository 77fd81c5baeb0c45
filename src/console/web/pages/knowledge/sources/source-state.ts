import type { Tone } from '../../../components/status-badge.tsx'
import type { KnowledgeSource } from '../data.ts'

export type SourceState = 'reading' | 'waiting' | 'unread' | 'broken' | 'partly' | 'empty' | 'good'

export const toneOf: Readonly<Record<SourceState, Tone>> = {
  reading: 'info',
  waiting: 'info',
  unread: 'plain',
  broken: 'bad',
  partly: 'notice',
  empty: 'notice',
  good: 'good',
}

/** How a source does, at a glance; what is being read goes before how it was the last time. */
export function stateOf({ underWay, checkedAt, problem, refusedCount, documents }: KnowledgeSource): SourceState {
  if (underWay) return underWay.done === null ? 'waiting' : 'reading'
  if (checkedAt === null) return 'unread'
  if (problem !== null) return 'broken'
  if (refusedCount > 0) return 'partly'
  return documents === 0 ? 'empty' : 'good'
}

/** The end of a long place tells more than its beginning: the folder itself with the one around it. */
export function shortPlace(location: string): string {
  if (/^https?:/.test(location)) return location.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '')
  const parts = location.split(/[/\\]/).filter((part) => part !== '')
  return parts.length > 2 ? `…/${parts.slice(-2).join('/')}` : location
}
