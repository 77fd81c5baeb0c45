import type { CallView } from '../../archive/view/call-view.ts'
import type { Entry } from '../../archive/view/entries.ts'
import type { Card, Phase } from './board-card.ts'
import type { UnderWay } from './ports.ts'

/** Reads the card of a call from its view, and from what is being said at this moment. */
export function cardOf({ head, entries }: CallView, words: UnderWay | null): Card {
  const transfer = entries.findLast((entry) => entry.kind === 'transfer')
  const isLeaving = transfer !== undefined && transfer.outcome === null
  const emergency = entries.findLast((entry) => entry.kind === 'emergency')
  return {
    callId: head.callId,
    from: head.from,
    to: head.to,
    name: head.caller?.name ?? null,
    line: head.line,
    language: head.language,
    startedAt: head.startedAt,
    endedAt: head.endedAt,
    endReason: head.endReason,
    outcome: head.outcome,
    isTest: head.isTest,
    phase: phaseOf(head, isLeaving ? transfer : null, words),
    caller: words?.caller || lastWords(entries, 'caller'),
    assistant: words?.assistant || lastWords(entries, 'assistant'),
    person: isLeaving ? (transfer.attempts.at(-1)?.target ?? transfer.asked) : null,
    emergency: emergency?.emergency ?? null,
    problems: entries.filter(isProblem).length,
    turns: head.turns,
  }
}

function phaseOf(
  head: CallView['head'],
  transfer: Extract<Entry, { kind: 'transfer' }> | null,
  words: UnderWay | null,
): Phase {
  if (head.endedAt !== null) return 'ended'
  if (transfer) return transfer.attempts.at(-1)?.connectedAtMs == null ? 'ringing' : 'with-person'
  if (words?.caller) return 'listening'
  if (words?.assistant) return 'speaking'
  if (head.thinking !== null) return 'thinking'
  return head.turns === 0 ? 'greeting' : 'listening'
}

function lastWords(entries: readonly Entry[], who: 'caller' | 'assistant'): string {
  for (const entry of entries.toReversed()) {
    if (who === 'caller' && entry.kind === 'caller') return entry.text
    if (who === 'assistant' && entry.kind === 'answer') {
      const heard = entry.sentences
        .map((sentence) => sentence.heard)
        .join(' ')
        .trim()
      if (heard !== '') return heard
    }
    if (who === 'assistant' && entry.kind === 'prompt') return entry.text
  }
  return ''
}

function isProblem(entry: Entry): boolean {
  return entry.kind === 'error' || ('problem' in entry && entry.problem !== null)
}
