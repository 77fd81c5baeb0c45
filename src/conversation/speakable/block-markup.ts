import type { Transducer } from './transducer.ts'

const maybeMarker = /^(?:[-+*•·–—]|#{1,6}|\d{1,2}[.)]?|`{1,3}|~{1,3})$/
const marker = /^(?:[-+*•·–—]|#{1,6}) $/
const listNumber = /^\d{1,2}[.)] $/
const fence = /^(?:```|~~~)/
const onlyMarker = /^[-+*•·–—#]*$/
/** An opening fence with a longer line behind it cannot be a code span any more. */
const longestInfo = 80

type State = 'line-start' | 'body' | 'fence-info' | 'fenced-line-start' | 'fenced' | 'fence-end'

/**
 * Takes away what marks lines: headings, bullets, quotes, table bars and whole fenced blocks. List numbers stay.
 * A heading, list item or table row at the very end gets its line end, so that it is a sentence like the others.
 */
export function createBlockStripper(): Transducer {
  return new BlockStripper()
}

class BlockStripper implements Transducer {
  readonly #steps: Readonly<Record<State, (char: string) => void>> = {
    body: (char) => this.#inBody(char),
    'line-start': (char) => this.#atLineStart(char),
    'fence-info': (char) => this.#inFenceInfo(char),
    'fenced-line-start': (char) => this.#atFencedLineStart(char),
    fenced: (char) => this.#skipLine(char, 'fenced-line-start'),
    'fence-end': (char) => this.#skipLine(char, 'line-start'),
  }
  #state: State = 'line-start'
  #held = ''
  #marked = false
  #out = ''

  push(text: string): string {
    for (const char of text) this.#step(char)
    return this.#take()
  }

  end(): string {
    this.#releaseLineStart()
    if (this.#marked) this.#out += '\n'
    return this.#take()
  }

  #take(): string {
    const out = this.#out
    this.#out = ''
    return out
  }

  #step(char: string): void {
    this.#steps[this.#state](char)
  }

  #enter(state: State): void {
    this.#state = state
    if (state === 'fenced-line-start') this.#held = this.#held.slice(0, 1)
    if (state === 'line-start') this.#held = ''
  }

  #inBody(char: string): void {
    this.#out += char === '|' ? ', ' : char
    if (char !== '\n') return
    this.#marked = false
    this.#enter('line-start')
  }

  #skipLine(char: string, next: State): void {
    if (char === '\n') this.#enter(next)
  }

  #atLineStart(char: string): void {
    if (fence.test(this.#held)) this.#behindFence(char)
    else if (char === '\n') this.#endMarkerLine()
    else if (this.#held === '' && char === '|') this.#mark('body')
    else if (this.#held !== '' || (char !== ' ' && char !== '>')) this.#hold(char)
  }

  #hold(char: string): void {
    this.#held += char
    if (!maybeMarker.test(this.#held)) this.#decide()
  }

  #endMarkerLine(): void {
    this.#releaseLineStart()
    this.#inBody('\n')
  }

  #behindFence(char: string): void {
    if (char === this.#held[0]) return
    this.#state = 'fence-info'
    this.#inFenceInfo(char)
  }

  #decide(): void {
    const line = this.#held
    this.#held = ''
    if (marker.test(line)) this.#mark('line-start')
    else this.#releaseLine(line)
  }

  #releaseLine(line: string): void {
    this.#state = 'body'
    if (listNumber.test(line)) this.#marked = true
    for (const char of line) this.#inBody(char)
  }

  #mark(state: State): void {
    this.#marked = true
    this.#state = state
  }

  #releaseLineStart(): void {
    const line = this.#held
    const speakable = this.#state === 'line-start' && !onlyMarker.test(line) && !fence.test(line)
    this.#held = ''
    if (speakable) this.#out += line
  }

  /** ``` opens a block, unless more backticks follow on its line: then it was a code span. */
  #inFenceInfo(char: string): void {
    this.#skipLine(char, 'fenced-line-start')
    if (char === '\n' || this.#held.length > longestInfo) return
    this.#held += char
    if (char === '`' && this.#held[0] === '`') this.#decide()
  }

  /** `held` is the fence's own character and how much of the closing fence has come. */
  #atFencedLineStart(char: string): void {
    const indent = char === ' ' && this.#held.length === 1
    if (char === '\n') this.#enter('fenced-line-start')
    else if (char === this.#held[0]) this.#closeFence(char)
    else if (!indent) this.#state = 'fenced'
  }

  #closeFence(char: string): void {
    this.#held += char
    if (this.#held.length === 4) this.#enter('fence-end')
  }
}
