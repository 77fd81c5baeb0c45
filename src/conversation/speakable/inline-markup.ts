import { decodeEntity } from './entities.ts'
import type { Transducer } from './transducer.ts'

const wordCharacter = /[\p{L}\p{N}]/u
const digit = /\d/
const blank = /^\s?$/
const escapable = /[!-/:-@[-`{-~]/
const behindStar = /[\s.,!?;:)]/
/** What a voice may read out of a code span: a command or a name, not a program. */
const longestSpokenCode = 40
/** Beyond this an opening sign was no markup after all. */
const longestHeld = 300
const longestAddress = 2_000
const longestEntity = 8
const entityCharacter = /[a-zA-Z0-9#]/
const tagStart = /[a-zA-Z/!?]/
const lineTag = /^\/?(?:br|p|div|li|ul|ol|tr|table|h[1-6])\b/i
const address = /^(?:https?:\/\/|mailto:|[^\s/@]+@[^\s@]+$)/i
/** A checkbox, a footnote or the number of a source. */
const unspokenLabel = /^(?:[ xX]?|\^?\d+|\^.*)$/

type State =
  | 'text'
  | 'run'
  | 'escape'
  | 'bang'
  | 'ticks'
  | 'code'
  | 'code-end'
  | 'tag'
  | 'label'
  | 'image'
  | 'labelled'
  | 'pictured'
  | 'address'
  | 'reference'
  | 'entity'

const opening: ReadonlyMap<string, State> = new Map([
  ['*', 'run'],
  ['_', 'run'],
  ['~', 'run'],
  ['\\', 'escape'],
  ['!', 'bang'],
  ['`', 'ticks'],
  ['<', 'tag'],
  ['[', 'label'],
  ['&', 'entity'],
])

/** What an opening sign is when its closing sign never comes: itself, except for a lone backtick. */
const unclosed: Readonly<Partial<Record<State, string>>> = {
  bang: '!',
  code: '',
  tag: '<',
  label: '[',
  image: '[',
  entity: '&',
}

/**
 * Takes away what marks words: emphasis, code spans, links (their text stays), images, tags, entities and escapes.
 * Holds back only what may still turn out to be markup, and never more than a few hundred characters.
 */
export function createInlineStripper(): Transducer {
  return new InlineStripper()
}

class InlineStripper implements Transducer {
  readonly #steps: Readonly<Record<State, (char: string) => void>> = {
    text: (char) => this.#inText(char),
    run: (char) => this.#inRun(char),
    escape: (char) => this.#inEscape(char),
    bang: (char) => this.#inBang(char),
    ticks: (char) => this.#inTicks(char),
    code: (char) => this.#inCode(char),
    'code-end': (char) => char !== '`' && this.#release('', char),
    tag: (char) => this.#inTag(char),
    label: (char) => this.#inLabel(char, 'labelled'),
    image: (char) => this.#inLabel(char, 'pictured'),
    labelled: (char) => this.#afterLabel(char),
    pictured: (char) => this.#afterLabel(char),
    address: (char) => this.#inAddress(char),
    reference: (char) => this.#inReference(char),
    entity: (char) => this.#inEntity(char),
  }
  #state: State = 'text'
  #held = ''
  #depth = 0
  #before = ''
  #out = ''

  push(text: string): string {
    for (const char of text) this.#step(char)
    return this.#take()
  }

  end(): string {
    this.#endHeld()
    return this.#take()
  }

  #take(): string {
    const out = this.#out
    this.#out = ''
    return out
  }

  #emit(text: string): void {
    this.#out += text
    if (text) this.#before = text.slice(-1)
  }

  #start(state: State, held = ''): void {
    this.#state = state
    this.#held = held
  }

  /** Back to plain text with what was held, which is looked at again. */
  #release(literal: string, again: string): void {
    this.#start('text')
    this.#emit(literal)
    for (const char of again) this.#step(char)
  }

  #step(char: string): void {
    this.#steps[this.#state](char)
  }

  #inText(char: string): void {
    const state = opening.get(char)
    if (!state) this.#emit(char)
    else this.#start(state, state === 'run' ? char : '')
  }

  #inEscape(char: string): void {
    const literal = escapable.test(char)
    this.#release(literal ? char : '', literal ? '' : char)
  }

  #inBang(char: string): void {
    if (char === '[') this.#start('image')
    else this.#release('!', char)
  }

  #inTicks(char: string): void {
    if (char === '`') return
    this.#start('code')
    this.#inCode(char)
  }

  #inRun(char: string): void {
    if (char !== this.#held[0]) this.#release(this.#keepsRun(char) ? this.#held : '', char)
    else if (this.#held.length < 2) this.#held += char
  }

  /** `3 * 4`, `press *`, `snake_case` and `~5` are no emphasis. */
  #keepsRun(after: string): boolean {
    const single = this.#held.length === 1
    switch (this.#held[0]) {
      case '*':
        if (digit.test(this.#before) && digit.test(after)) return single
        return single && blank.test(this.#before) && behindStar.test(after)
      case '_':
        return wordCharacter.test(this.#before) && wordCharacter.test(after)
      default:
        return single
    }
  }

  #inCode(char: string): void {
    if (char === '`') this.#endCode()
    else if (char === '\n' || this.#held.length >= longestHeld) this.#release('', this.#held + char)
    else this.#held += char
  }

  #endCode(): void {
    if (this.#held.length <= longestSpokenCode) this.#emit(this.#held)
    this.#start('code-end')
  }

  #inTag(char: string): void {
    const noTag = char === '<' || char === '\n' || this.#held.length >= longestHeld
    if (noTag || (this.#held === '' && !tagStart.test(char))) this.#release('<', this.#held + char)
    else if (char === '>') this.#endTag()
    else this.#held += char
  }

  #endTag(): void {
    const tag = this.#held
    this.#start('text')
    if (lineTag.test(tag)) this.#emit('\n')
    else if (address.test(tag)) this.#emit(tag)
  }

  #inLabel(char: string, closed: State): void {
    const noLabel = char === '[' || char === '\n' || this.#held.length >= longestHeld
    if (noLabel) this.#release('[', this.#held + char)
    else if (char === ']') this.#state = closed
    else this.#held += char
  }

  #afterLabel(char: string): void {
    const state = char === '(' ? 'address' : char === '[' ? 'reference' : null
    const words = this.#state === 'pictured' || unspokenLabel.test(this.#held) ? '' : this.#held
    if (!state) this.#releaseLabel(words, char)
    else {
      this.#release('', words)
      this.#endHeld()
      this.#depth = 0
      this.#start(state)
    }
  }

  #releaseLabel(words: string, next: string): void {
    this.#release(words && '[', words)
    this.#endHeld()
    this.#release(words && ']', next)
  }

  #inAddress(char: string): void {
    this.#held += char
    if (char === '(') this.#depth++
    if (char === '\n') this.#release('', char)
    else if ((char === ')' && this.#depth-- === 0) || this.#held.length >= longestAddress) this.#start('text')
  }

  #inReference(char: string): void {
    if (char === '\n') this.#release('', char)
    else if (char === ']') this.#start('text')
  }

  #inEntity(char: string): void {
    const decoded = char === ';' ? decodeEntity(this.#held) : null
    if (decoded !== null) this.#release(decoded, '')
    else if (!entityCharacter.test(char) || this.#held.length >= longestEntity) this.#release('&', this.#held + char)
    else this.#held += char
  }

  /** No more text comes: whatever is held is no markup, or markup to be dropped. */
  #endHeld(): void {
    if (this.#state === 'run') this.#release(this.#keepsRun(' ') ? this.#held : '', '')
    else if (this.#state === 'labelled' || this.#state === 'pictured') this.#afterLabel('')
    else if (this.#state in unclosed) this.#reopen(unclosed[this.#state] ?? '')
    else this.#start('text')
  }

  #reopen(sign: string): void {
    this.#release(sign, this.#held)
    this.#endHeld()
  }
}
