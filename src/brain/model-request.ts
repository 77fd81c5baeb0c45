import type { Assistant } from '../config/schema.ts'
import type { AnswerRequest, OfferedAction } from '../conversation/ports.ts'
import type { Passage } from '../knowledge/ports.ts'
import { conversationOf, historyWindow } from './history-window.ts'
import type { ModelRequest } from './language-model.ts'
import { lastMessage, type PromptSettings, systemText } from './prompt.ts'

export interface RequestSettings extends PromptSettings {
  readonly answers: Pick<Assistant['answers'], 'maxTokens' | 'temperature' | 'historyTokens'>
}

/** What an answer may rest on, as it was looked up for one question. */
export interface Notes {
  /** The passages that fit, best first. */
  readonly passages: readonly Passage[]
  /** What the calendar says about opening hours; null where there is none. */
  readonly opening: string | null
  /** The calendar's answer to the question; null when it is not about the opening hours. */
  readonly calendarAnswer: string | null
  /** Date, weekday, time and zone in words. */
  readonly moment: string
  /** What records say of the caller; null where they say nothing. */
  readonly caller: string | null
  /** What people of the business whispered, oldest first. */
  readonly hints: readonly string[]
}

/** What can be used differs with the hour and the caller, though not much; more sets than this are made anew. */
const mostSystemTexts = 50

/** Gives a function from a question and what was found for it to what a model is asked: bounded, untrusted words marked. */
export function createModelRequest(settings: RequestSettings): (request: AnswerRequest, notes: Notes) => ModelRequest {
  const { answers } = settings
  const systemTexts = new Map<string, string>()

  function systemFor(offered: readonly OfferedAction[]): string {
    const abilities = offered.flatMap(({ ability }) => ability ?? [])
    const key = JSON.stringify([offered.length > 0, abilities])
    const text = systemTexts.get(key) ?? systemText(settings, offered.length > 0 ? abilities : null)
    if (systemTexts.size < mostSystemTexts) systemTexts.set(key, text)
    return text
  }

  return ({ callId, history, question, spoken, language, actions }, notes) => {
    const turns = historyWindow(history, answers.historyTokens)
    const { messages, question: asked } = conversationOf(turns, question)
    const results = actions?.results ?? []
    const offered = actions?.offered ?? []
    // An answer that had begun without any action is gone on with as it is, in its very words.
    const goesOn = spoken !== '' && results.every(({ thisTurn }) => !thisTurn)
    return {
      system: systemFor(offered),
      messages: [...messages, { role: 'user', text: lastMessage({ ...notes, question: asked, results, language }) }],
      ...(offered.length > 0 && !goesOn && { tools: offered.map(asTool) }),
      ...(spoken && { prefix: spoken }),
      maxOutputTokens: answers.maxTokens,
      temperature: answers.temperature,
      cacheKey: callId,
    }
  }
}

function asTool({ name, purpose, inputSchema }: OfferedAction) {
  return { name, description: purpose, inputSchema }
}
