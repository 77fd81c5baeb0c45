import type { HappeningEvent } from './data.ts'

type Of<Kind extends HappeningEvent['kind']> = Extract<HappeningEvent, { kind: Kind }>

/** A call on the telephone, as the page shows it: read from what happened in it, in order. */
export interface CallView {
  readonly phase: Of<'state'>['state']
  readonly line: Of<'state'>['line']
  readonly items: readonly Item[]
  /** Whom the caller is being put through to, or speaks with; null for nobody. */
  readonly person: PersonView | null
  /** The sentence that sounds at this moment; null for silence. */
  readonly sounding: number | null
  /** Since the call was made, in ms: of what happened last. */
  readonly lastMs: number
  readonly endedBy: 'caller' | 'assistant' | 'carrier' | null
}

export type Item = AssistantItem | CallerItem | NoteItem

/** What the assistant says in one go. */
export interface AssistantItem {
  readonly kind: 'assistant'
  readonly key: string
  readonly sentences: readonly SentenceView[]
  /** The program's own part of the wait for the first word, in ms; null where nobody waited. */
  readonly delayMs: number | null
}

export interface SentenceView {
  readonly id: number
  readonly text: string
  /** BCP 47 tag; null where the line names none. */
  readonly language: string | null
  /** Null while it sounds. */
  readonly heard: string | null
  /** Of it, and of what was to follow; empty where all was heard. */
  readonly unheard: string
}

export interface CallerItem {
  readonly kind: 'caller'
  readonly key: string
  readonly via: Of<'caller'>['via']
  readonly text: string
}

export interface NoteItem {
  readonly kind: 'note'
  readonly key: string
  readonly about:
    | 'silence'
    | 'play'
    | 'record'
    | 'led'
    | 'ringing'
    | 'connected'
    | 'left'
    | 'whisper'
    | 'fault'
    | 'lost'
  readonly detail: string
}

export interface PersonView {
  readonly stage: Of<'person'>['stage']
  readonly address: string
  readonly asks: boolean
}

export const noCall: CallView = {
  ...{ phase: 'ringing', line: 'webhook', items: [], person: null, sounding: null, lastMs: 0, endedBy: null },
}

/** Takes in what happened next. */
export function happened(view: CallView, happening: HappeningEvent): CallView {
  const next = { ...view, lastMs: happening.atMs }
  switch (happening.kind) {
    case 'state':
      return { ...next, phase: happening.state, line: happening.line, ...(happening.state === 'ended' && over) }
    case 'said':
      return { ...next, items: withSentence(view.items, happening), sounding: happening.id }
    case 'heard':
      return { ...next, items: withHeard(view.items, happening), ...(view.sounding === happening.id && silent) }
    case 'caller': {
      const { via, text } = happening
      return { ...next, items: [...view.items, { kind: 'caller', key: keyAfter(view.items), via, text }] }
    }
    case 'person': {
      const { stage, address, asks } = happening
      const noted = stage === 'whispering' ? view.items : withNote(view.items, stage, address)
      return { ...next, person: { stage, address, asks }, items: noted }
    }
    case 'whisper':
      return { ...next, items: withNote(view.items, 'whisper', happening.text) }
    case 'person-left': {
      // Who was only asked has hung up.
      const isDeclined = happening.how === 'completed' && view.person?.stage !== 'connected'
      return { ...next, person: null, items: withNote(view.items, 'left', isDeclined ? 'declined' : happening.how) }
    }
    case 'fault':
      return { ...next, items: withNote(view.items, 'fault', happening.text) }
    case 'note':
      return noted(next, happening)
  }
}

/** The server does not know the call any more. */
export function lost(view: CallView): CallView {
  return { ...view, ...over, phase: 'ended', items: withNote(view.items, 'lost', '') }
}

const over = { person: null, sounding: null } as const
const silent = { sounding: null } as const

function noted(view: CallView, { what, detail }: Of<'note'>): CallView {
  switch (what) {
    case 'caller-hung-up':
      return { ...view, endedBy: 'caller' }
    case 'assistant-hung-up':
      return { ...view, endedBy: 'assistant' }
    case 'rejected':
      return { ...view, endedBy: 'carrier' }
    case 'pause':
      return view
    default:
      return { ...view, items: withNote(view.items, what, detail) }
  }
}

function keyAfter(items: readonly Item[]): string {
  return String(items.length)
}

function withNote(items: readonly Item[], about: NoteItem['about'], detail: string): readonly Item[] {
  return [...items, { kind: 'note', key: keyAfter(items), about, detail }]
}

/** Sentences with nothing of the caller between them are said in one go. */
function withSentence(items: readonly Item[], { id, text, language, delayMs }: Of<'said'>): readonly Item[] {
  const sentence: SentenceView = { id, text, language, heard: null, unheard: '' }
  const last = items.at(-1)
  if (last?.kind !== 'assistant' || delayMs !== null) {
    return [...items, { kind: 'assistant', key: keyAfter(items), sentences: [sentence], delayMs }]
  }
  return [...items.slice(0, -1), { ...last, sentences: [...last.sentences, sentence] }]
}

function withHeard(items: readonly Item[], { id, heard, unheard }: Of<'heard'>): readonly Item[] {
  const change = (sentence: SentenceView) => (sentence.id === id ? { ...sentence, heard, unheard } : sentence)
  return items.map((item) => {
    if (item.kind !== 'assistant' || !item.sentences.some((sentence) => sentence.id === id)) return item
    return { ...item, sentences: item.sentences.map(change) }
  })
}
