import type { Assistant } from '../config/schema.ts'
import type { AnswerRequest } from '../conversation/ports.ts'
import type { KnowledgeSearch } from '../knowledge/ports.ts'
import { createDateAndTime } from './date-and-time.ts'
import { conversationOf, historyWindow } from './history-window.ts'
import type { ModelRequest } from './language-model.ts'
import { lastMessage, type PromptSettings, systemText } from './prompt.ts'
import { searchQuery } from './search-query.ts'

export interface Grounding {
  readonly search: KnowledgeSearch | null
  readonly calendar: OpeningState | null
  readonly settings: GroundingSettings
}

export interface GroundingSettings extends PromptSettings {
  /** IANA zone of the business, or null when it gave none. */
  readonly zone: string | null
  readonly answers: Assistant['answers']
}

interface OpeningState {
  /** Whether it is open at `now` (ms since the epoch) and when it opens or closes, in words. */
  describe(now: number): string
}

/** Gives a function from what the conversation asks to what a model is asked: grounded, bounded, untrusted words marked. */
export function createModelRequest({
  search,
  calendar,
  settings,
}: Grounding): (request: AnswerRequest) => ModelRequest {
  const { answers, language } = settings
  const system = systemText(settings)
  const moment = createDateAndTime(settings.zone)
  return (request) => {
    const turns = historyWindow(request.history, answers.historyTokens)
    const { messages, question } = conversationOf(turns, request.question)
    const last = lastMessage({
      question,
      passages: search?.search(searchQuery(question, turns), answers.passages) ?? [],
      opening: calendar?.describe(request.now) ?? null,
      language: request.language === language ? null : request.language,
      moment: moment(request.now),
    })
    return {
      system,
      messages: [...messages, { role: 'user', text: last }],
      ...(request.spoken && { prefix: request.spoken }),
      maxOutputTokens: answers.maxTokens,
      temperature: answers.temperature,
      cacheKey: request.callId,
    }
  }
}
