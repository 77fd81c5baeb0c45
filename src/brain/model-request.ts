import type { Assistant } from '../config/schema.ts'
import type { AnswerRequest } from '../conversation/ports.ts'
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
}

/** Gives a function from a question and what was found for it to what a model is asked: bounded, untrusted words marked. */
export function createModelRequest(settings: RequestSettings): (request: AnswerRequest, notes: Notes) => ModelRequest {
  const { answers } = settings
  const system = systemText(settings)
  return ({ callId, history, question, spoken, language }, notes) => {
    const turns = historyWindow(history, answers.historyTokens)
    const { messages, question: asked } = conversationOf(turns, question)
    return {
      system,
      messages: [...messages, { role: 'user', text: lastMessage({ ...notes, question: asked, language }) }],
      ...(spoken && { prefix: spoken }),
      maxOutputTokens: answers.maxTokens,
      temperature: answers.temperature,
      cacheKey: callId,
    }
  }
}
