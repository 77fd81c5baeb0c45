import type { Dialogue, Handoff, LineInput, SpokenLine, SpokenPiece } from '../../src/conversation/spoken-line.ts'

const charactersPerMs = 15 / 1_000

/** Pieces of one `last: true`, as far as they came, in the order in which they came. */
interface Utterance {
  readonly pieces: { readonly text: string; readonly interruptible: boolean; played: number }[]
  complete: boolean
  /** Nothing more of it is played. */
  cut: boolean
}

interface PlayedUtterance {
  readonly sent: string
  /** What of it was played, or still will be unless somebody cuts in. */
  readonly heard: string
  readonly complete: boolean
}

export interface PlayedLine {
  readonly line: SpokenLine
  readonly ended: readonly Handoff[]
  readonly utterances: readonly PlayedUtterance[]
  /** Whether something is being played, or the rest of an utterance is still to come. */
  readonly playing: boolean
  /** Connects what the line hears to a dialogue; `greeting` is played before everything else. */
  attach(dialogue: Dialogue, greeting: string): void
  take(input: LineInput): void
  /** Plays for so long. */
  play(ms: number): void
  /** The caller cuts in, as far as what is played lets them. `spell` is how the carrier writes what was heard. */
  cutIn(spell: (heard: string) => string): void
}

/** A carrier that plays in order what it is given at the speed of a voice; time passes when it is told to play. */
export function createPlayedLine(tells: SpokenLine['tells']): PlayedLine {
  const utterances: Utterance[] = []
  const ended: Handoff[] = []
  let dialogue: Dialogue | null = null

  const open = () => utterances.findLast(({ complete }) => !complete) ?? null
  const current = () => utterances.find((utterance) => !isOver(utterance)) ?? null

  function say({ text, last, interruptible = true }: SpokenPiece): void {
    if (ended.length > 0 || (text === '' && !(last && open()))) return
    const utterance = open() ?? begin()
    utterance.pieces.push({ text, interruptible, played: 0 })
    utterance.complete = last
  }

  function begin(): Utterance {
    const utterance: Utterance = { pieces: [], complete: false, cut: false }
    utterances.push(utterance)
    return utterance
  }

  function take(input: LineInput): void {
    dialogue?.take(input)
  }

  function report(text: string): void {
    if (tells.played && text !== '') take({ kind: 'played', text })
  }

  function play(ms: number): void {
    let characters = ms * charactersPerMs
    for (let now = current(); now && characters > 0; now = current()) {
      const piece = now.pieces.find(({ text, played }) => played < text.length)
      if (!piece) return
      const played = Math.min(piece.text.length - piece.played, characters)
      piece.played += played
      characters -= played
      if (piece.played === piece.text.length && utterances[0] !== now) report(piece.text)
      if (isOver(now) && !current() && tells.speaking) take({ kind: 'assistant-speaking', speaking: false })
    }
  }

  function cutIn(spell: (heard: string) => string): void {
    const now = current()
    const piece = now?.pieces.find(({ text, played }) => played < text.length)
    if (!now || piece?.interruptible === false) return
    for (const utterance of utterances) utterance.cut ||= !isOver(utterance)
    if (piece && utterances[0] !== now) report(piece.text.slice(0, Math.floor(piece.played)))
    take({ kind: 'interruption', heard: spell(playedOf(now)), afterMs: null })
    if (tells.speaking) take({ kind: 'assistant-speaking', speaking: false })
  }

  return {
    line: { tells, say, end: (handoff) => void ended.push(handoff) },
    ended,
    take,
    play,
    cutIn,
    get utterances() {
      return utterances.map((utterance) => ({
        sent: textOf(utterance),
        heard: utterance.cut ? playedOf(utterance) : textOf(utterance),
        complete: utterance.complete,
      }))
    },
    get playing() {
      return current() !== null
    },
    attach(attached, greeting) {
      dialogue = attached
      say({ text: greeting, last: true })
    },
  }
}

function textOf({ pieces }: Utterance): string {
  return pieces.map(({ text }) => text).join('')
}

function playedOf({ pieces }: Utterance): string {
  return pieces.map(({ text, played }) => text.slice(0, Math.floor(played))).join('')
}

function isOver({ pieces, complete, cut }: Utterance): boolean {
  return cut || (complete && pieces.every(({ text, played }) => played >= text.length))
}
