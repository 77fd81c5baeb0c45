import type { Reader } from './reader.ts'
import { tokenise } from './tokens.ts'

interface Node<T> {
  next: Map<string, Node<T>> | null
  value: T | null
}

/** Finds the longest of many phrases at a place of a text. */
export class PhraseTrie<T> {
  readonly #root: Node<T> = { next: new Map(), value: null }
  readonly #skipped: string

  /** @param skipped a sign that may stand within a phrase, such as the hyphen of "twenty-five" */
  constructor(skipped: string) {
    this.#skipped = skipped
  }

  /** Adds a phrase; one that is there already keeps its value. */
  add(phrase: string, value: T): void {
    let node = this.#root
    for (const { text } of tokenise(phrase)) {
      if (text === this.#skipped) continue
      node.next ??= new Map()
      const next = node.next.get(text) ?? { next: null, value: null }
      node.next.set(text, next)
      node = next
    }
    node.value ??= value
  }

  /** The longest phrase from token `at` on with the place behind it, or null. */
  read(reader: Reader, at: number): { readonly value: T; readonly end: number } | null {
    let node = this.#root
    let best: { value: T; end: number } | null = null
    for (let place = at; node.next; place++) {
      const token = reader.at(place)
      if (!token) break
      if (token.text === this.#skipped && place > at && token.glued) continue
      const next = node.next.get(token.text)
      if (!next) break
      node = next
      if (node.value !== null) best = { value: node.value, end: place + 1 }
    }
    return best
  }
}
