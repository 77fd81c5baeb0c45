import type { ModelTokens } from '../conversation/events.ts'
import type { AnswerPart, TurnActions } from '../conversation/ports.ts'
import type { Clock } from '../lib/clock.ts'
import type { ModelMessage, ModelRequest, ToolCall, Usage } from './language-model.ts'
import type { ModelWords } from './model-words.ts'
import type { AnswerStream, AnswerStreamPart } from './resilience/answer-stream.ts'
import { CircuitOpen } from './resilience/breaker.ts'
import { isWholeSentence } from './resilience/sentence-end.ts'
import { resultWords } from './untrusted-text.ts'

/** How one answer came about so far, whoever looks at it. */
export interface Talk {
  readonly words: ModelWords
  /** Whether any words came. */
  hasBegun: boolean
  /** The model whose words were the last, or null. */
  speaker: string | null
  /** What had been said when a model was asked last. */
  saidBefore: string
  /** What was counted, one for each time that a model came to its end. */
  readonly usage: ModelTokens[]
}

export interface RoundsParts {
  readonly answer: AnswerStream
  readonly clock: Clock
  /** Longest time for all words of an answer, in ms; the time that actions take does not count. */
  readonly answerMs: number
}

interface RoundsRequest {
  readonly asked: ModelRequest
  readonly actions: TurnActions | null
  readonly talk: Talk
  /** Told of what bears the answer out: what was done, and what came of it. */
  readonly trust: (text: string) => void
}

/** How often a model may look at what actions gave and ask for more. */
const mostRounds = 4

/** What the line does next begins with words of its own; before all else a model says something, unless it has. */
const speaksItself: ReadonlySet<string> = new Set(['end', 'form', 'repeat'])

/**
 * Asks the models, runs what they call, and asks again with what came of it, until one answers in words. Gives true when
 * the answer is whole, false when nobody could begin or go on. Throws the signal's reason once it is aborted.
 */
export type Rounds = (request: RoundsRequest, signal: AbortSignal) => AsyncGenerator<AnswerPart, boolean>

export function createRounds({ answer, clock, answerMs }: RoundsParts): Rounds {
  return async function* ({ asked, actions, talk, trust }, signal) {
    const { words } = talk
    let request = asked
    let leftMs = answerMs
    let unreadable = 0
    for (let round = 1; ; round += 1) {
      const startedAt = clock.now()
      const calls: ToolCall[] = []
      let reason: Extract<AnswerStreamPart, { type: 'finish' }>['reason'] | null = null
      talk.saidBefore = words.said
      for await (const part of answer(request, signal, leftMs)) {
        switch (part.type) {
          case 'text-delta': {
            if (!talk.hasBegun) yield firstToken
            talk.hasBegun = true
            const heard = words.push(part.text)
            if (heard !== '') yield heard === part.text ? part : textDelta(heard)
            break
          }
          case 'tool-call':
            calls.push(part)
            break
          case 'speaker':
            talk.speaker = part.model
            calls.length = 0
            break
          case 'fault':
            yield asFault(part)
            break
          case 'finish':
            reason = part.reason
            if (talk.speaker !== null) talk.usage.push(...tokensOf(talk.speaker, part.usage))
        }
      }
      leftMs = Math.max(leftMs - (clock.now() - startedAt), 0)
      if (reason === null) return false
      const rest = words.end()
      if (rest !== '') yield textDelta(rest)
      const spoke = words.said.trim() !== talk.saidBefore.trim()
      if (calls.length === 0 || !actions) {
        if (spoke && !isWholeSentence(words.said) && reason === 'length') yield brokenOff
        return spoke
      }
      if (spoke) yield textDelta(words.push(isWholeSentence(words.said) ? '\n' : '…\n'))
      yield { type: 'working', fillers: fillersFor(calls, actions) }
      const results = await runAll(calls, actions, trust, signal)
      yield { type: 'settled' }
      const { directive } = actions
      if (directive && (words.said.trim() !== '' || speaksItself.has(directive.kind))) return true
      unreadable += calls.filter(({ input }) => input === undefined).length
      const isLast = round >= mostRounds || unreadable > 1
      request = nextRequest(request, words.said.slice(talk.saidBefore.length), calls, results, words.said, isLast)
    }
  }
}

const firstToken: AnswerPart = { type: 'reached', stage: 'first-token' }

function fillersFor(calls: readonly ToolCall[], { offered }: TurnActions): readonly string[] {
  const called = offered.filter(({ name }) => calls.some((call) => call.name === name))
  return called.find(({ fillers }) => fillers.length > 0)?.fillers ?? []
}

/** What came of each, in their order. */
function runAll(
  calls: readonly ToolCall[],
  actions: TurnActions,
  trust: (text: string) => void,
  signal: AbortSignal,
): Promise<string[]> {
  return Promise.all(
    calls.map(async ({ name, input }) => {
      const { outcome, text } = await actions.run({ name, input }, signal)
      trust(text)
      if (outcome === 'done') trust(JSON.stringify(input))
      return `${outcome}\n<result>\n${resultWords(text)}\n</result>`
    }),
  )
}

/** Of a long beginning the end tells where to go on. */
const longestSaid = 600

function nextRequest(
  { prefix: _prefix, ...request }: ModelRequest,
  text: string,
  calls: readonly ToolCall[],
  results: readonly string[],
  said: string,
  isLast: boolean,
): ModelRequest {
  const spoken = said.trim().slice(-longestSaid)
  const remark = spoken && `\nThe caller has heard this from you already, so go on behind it: ${JSON.stringify(spoken)}`
  const messages: ModelMessage[] = [
    ...request.messages,
    { role: 'assistant', text, toolCalls: calls.map(({ id, name, input }) => ({ id, name, input })) },
    ...calls.map(({ id, name }, index): ModelMessage => {
      const result = results[index] ?? ''
      return { role: 'tool', toolCallId: id, name, text: index === calls.length - 1 ? result + remark : result }
    }),
  ]
  return { ...request, messages, ...(isLast && { toolChoice: 'none' }) }
}

/** An answer that was too long stops in mid-sentence; the voice should not end as if it were a statement. */
const brokenOff = textDelta('…')

/** Empty for what was not counted. */
function tokensOf(model: string, { inputTokens, cachedTokens, outputTokens }: Usage): ModelTokens[] {
  if (inputTokens === null && outputTokens === null) return []
  return [{ model, input: inputTokens ?? 0, cached: cachedTokens ?? 0, output: outputTokens ?? 0 }]
}

function textDelta(text: string): AnswerPart {
  return { type: 'text-delta', text }
}

function asFault({ model, error, afterMs }: Extract<AnswerStreamPart, { type: 'fault' }>): AnswerPart {
  const kind = error instanceof CircuitOpen ? 'skipped' : error.kind
  return { type: 'fault', model, kind, message: error.message, afterMs }
}
