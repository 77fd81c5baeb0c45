import { ModelError } from '../language-model.ts'
import { fields, textOrUndefined } from '../provider/fields.ts'

const longestArguments = 262_144

interface PiecedCall {
  readonly index: number
  readonly id: string
  name: string
  arguments: string
}

/**
 * Puts tool calls together from the pieces of a stream. Mistral's own models send a whole call at once; others send the
 * arguments bit by bit under one `index`, with the id only in the first piece; some send no index or no id at all.
 */
export class ToolCallPieces {
  readonly #calls: PiecedCall[] = []

  /** The calls as far as they have come, in order. */
  get all(): readonly Readonly<PiecedCall>[] {
    return this.#calls
  }

  /** Takes one element of `delta.tool_calls`. Throws a `ModelError` when the arguments grow without end. */
  add(piece: unknown): void {
    const { id, index, function: called } = fields<'id' | 'index' | 'function'>(piece)
    const { name, arguments: input } = fields<'name' | 'arguments'>(called)
    const call = this.#callFor(textOrUndefined(id), typeof index === 'number' ? index : null)
    call.name ||= textOrUndefined(name) ?? ''
    if (input) call.arguments += typeof input === 'string' ? input : JSON.stringify(input)
    if (call.arguments.length > longestArguments) {
      throw new ModelError('protocol', `the arguments of the tool call "${call.name}" do not end`)
    }
  }

  #callFor(id: string | undefined, index: number | null): PiecedCall {
    const found = this.#calls.findLast((call) =>
      index === null ? id === undefined || id === call.id : call.index === index,
    )
    // Whole calls may all carry the index 0: another id is another call.
    if (found && (id === undefined || id === found.id)) return found
    const count = this.#calls.length
    const call = { index: index ?? count, id: id ?? `call${String(count).padStart(5, '0')}`, name: '', arguments: '' }
    this.#calls.push(call)
    return call
  }
}
