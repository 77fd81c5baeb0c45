import { Document } from 'yaml'
import type { TransferOutcome } from '../../conversation/transfer-plan.ts'
import type { WrittenScenario } from '../../scenario/schema.ts'
import type { CallView } from '../view/call-view.ts'
import type { AnswerEntry, Entry, EntryOf } from '../view/entries.ts'
import { dateTime, oneLine } from './clean-text.ts'
import { keyWordsOf } from './key-words.ts'

type Turn = WrittenScenario['turns'][number]
type Expectation = NonNullable<Turn['expect']>[number]
type Reaction = NonNullable<WrittenScenario['people']>[number]['does']

export interface ScenarioOptions {
  /** Makes numbers and names in a text unreadable. */
  readonly mask: (text: string) => string
  readonly charactersPerSecond: number
}

const header = ` Made of a call: what the caller did is as it was; what is expected is what happened, which need not be what
 should have. Take "review" away from what is right, and mend the rest. See docs/scenarios.md.`

/**
 * A test scenario made of a call, as YAML. The caller's side is frozen: words, keys, silences and the moments of cutting
 * in. What happened becomes what is expected, each marked for review.
 */
export function exportScenario(view: CallView, options: ScenarioOptions): string {
  const { head, entries } = view
  const [opening, ...turns] = turnsOf(entries)
  const people = peopleOf(entries)
  const scenario: WrittenScenario = {
    name: `A call of ${dateTime(head.startedAt)}`,
    ...(head.summary && { about: options.mask(oneLine(head.summary)) }),
    ...(people.length > 0 && { people: people.map((does) => ({ does })) }),
    opening: expectationsOf(opening?.followed ?? [], '', options),
    turns: turns.map(({ did, followed }) => ({
      ...(did && actionOf(did, options)),
      ...(did && cutIn(did, view, options.charactersPerSecond)),
      expect: expectationsOf(followed, did?.kind === 'caller' ? did.text : '', options),
    })),
  }
  // Whoever hung up at once was silent.
  const whole = turns.length > 0 ? scenario : { ...scenario, turns: [{ silence: true as const }] }
  return written(whole)
}

/** What the caller did, and what followed on it; first what followed on the call itself. */
interface Step {
  readonly did: EntryOf<'caller'> | EntryOf<'silence'> | null
  readonly followed: Entry[]
}

function turnsOf(entries: readonly Entry[]): Step[] {
  const steps: Step[] = [{ did: null, followed: [] }]
  for (const entry of entries) {
    if (entry.kind === 'caller' || entry.kind === 'silence') steps.push({ did: entry, followed: [] })
    else steps.at(-1)?.followed.push(entry)
  }
  return steps
}

function actionOf(did: NonNullable<Step['did']>, { mask }: ScenarioOptions): Partial<Turn> {
  if (did.kind === 'silence') return { silence: true }
  const masked = oneLine(mask(did.text))
  if (did.via === 'speech') {
    const words = masked === '' ? { caller: '…', note: 'the words are not kept' } : { caller: masked }
    return did.isUnclear && did.confidence !== null ? { ...words, confidence: did.confidence } : words
  }
  const isKept = /^[0-9*#]+$/.test(did.text) && masked === did.text
  if (isKept) return { keys: did.text }
  return { keys: did.text.replace(/[^*#]/gu, '0') || '0', note: 'the keys are not told; these stand for them' }
}

/** How long the assistant had been speaking when the caller cut in with this. */
function cutIn(
  did: NonNullable<Step['did']>,
  { entries, waterfalls }: CallView,
  charactersPerSecond: number,
): Partial<Turn> {
  const before = entries.slice(0, entries.indexOf(did))
  const last = before.findLast((entry) => entry.kind === 'caller' || entry.kind === 'silence')
  const answer = before.filter(
    (entry): entry is AnswerEntry =>
      entry.kind === 'answer' && entry.turn === (last?.turn ?? 0) && entry.state === 'cut',
  )
  if (did.kind === 'silence' || answer.length === 0) return {}
  const told = waterfalls.find(({ turn }) => turn === last?.turn)?.stages.find(({ what }) => what === 'speaking')?.ms
  const heard = answer.flatMap(({ sentences }) => sentences.map((sentence) => sentence.heard)).join(' ')
  const delayMs = told ?? Math.round((heard.length / charactersPerSecond) * 1_000)
  return { bargeIn: { after: 'speech', delayMs } }
}

function expectationsOf(followed: readonly Entry[], callerWords: string, { mask }: ScenarioOptions): Expectation[] {
  const answered = followed.flatMap(heardOfAnswer).join(' ')
  const said = answered === '' ? followed.flatMap(heardOfPrompt).join(' ') : answered
  const contains = keyWordsOf(said, callerWords, mask)
  return [...(contains.length > 0 ? [{ event: 'speech', contains }] : []), ...followed.flatMap(doneIn)].map(
    (expectation) => ({ ...expectation, review: true }),
  )
}

/** As it was spoken, as far as it was heard. */
function heardOfAnswer(entry: Entry): string[] {
  if (entry.kind !== 'answer') return []
  return entry.sentences.map(({ spoken, heard, unheard }) => (unheard === '' ? spoken : withoutFigures(heard)))
}

/** What is only sometimes said, to bridge a wait, is left out. */
function heardOfPrompt(entry: Entry): string[] {
  return entry.kind === 'prompt' && entry.prompt !== 'filler' && entry.isHeard ? [withoutFigures(entry.text)] : []
}

/** A text as it is written: its figures are spoken in other words. */
function withoutFigures(text: string): string {
  return text.replace(/\S*\p{N}\S*/gu, '')
}

function doneIn(entry: Entry): Expectation[] {
  switch (entry.kind) {
    case 'action': {
      const { name, outcome } = entry
      return [{ event: 'action', name, ...(outcome !== null && outcome !== 'cancelled' && { outcome }) }]
    }
    case 'transfer':
      // What an operator did nobody does when it is played.
      if (entry.because === 'operator') return []
      return [{ event: 'transfer', outcome: entry.outcome === 'answered' ? 'connected' : 'missed' }]
    case 'end':
      return entry.reason === 'assistant' ? [{ event: 'hang-up' }] : []
    default:
      return []
  }
}

const reactions: Readonly<Record<TransferOutcome, Reaction>> = {
  ...{ answered: 'pickup', busy: 'busy', 'no-answer': 'nobody', refused: 'decline', voicemail: 'voicemail' },
  ...{ failed: 'busy', 'caller-left': 'nobody' },
}

/** What those did who were called, in the order in which they were. */
function peopleOf(entries: readonly Entry[]): Reaction[] {
  return entries
    .flatMap((entry) => (entry.kind === 'transfer' && entry.because !== 'operator' ? entry.attempts : []))
    .map(({ outcome }) => (outcome === null ? 'nobody' : reactions[outcome]))
}

/** One line for each expectation, as people write them. */
function written({ opening = [], turns, ...rest }: WrittenScenario): string {
  const document = new Document({})
  document.commentBefore = header
  const inOneLine = (expectations: readonly Expectation[] = []) =>
    expectations.map((expectation) => document.createNode(expectation, { flow: true }))
  document.contents = document.createNode({
    ...rest,
    ...(opening.length > 0 && { opening: inOneLine(opening) }),
    turns: turns.map(({ expect = [], ...turn }) => ({
      ...turn,
      ...(expect.length > 0 && { expect: inOneLine(expect) }),
    })),
  }) as typeof document.contents
  return document.toString({ lineWidth: 0, flowCollectionPadding: true })
}
