import { longestQuote } from './brain/fallback/knowledge-answerer.ts'
import type { KnowledgeAnswer } from './brain/fallback/ports.ts'
import type { FoundPassage, PlainAnswer, SearchQuery, SearchResult } from './console/routes/knowledge/search-schema.ts'
import { textsFor } from './conversation/texts/texts-for.ts'
import type { ExplainedPassage, Explanation } from './knowledge/search/explanation.ts'
import type { Edition } from './open-edition.ts'

/** Passages that are explained, where a model is given fewer. */
const fewestExplained = 5

/**
 * What a caller who asks this would be answered from, as a call finds it, and why.
 *
 * @param now in ms since the epoch, for questions about opening hours
 */
export async function searchForConsole(edition: Edition, query: SearchQuery, now: number): Promise<SearchResult> {
  const { knowledge, answerer, responder, config } = edition
  const { q, before = null, language = config.assistant.language } = query
  const most = config.assistant.answers.passages
  const options = { limit: Math.max(most, fewestExplained), maxCharacters: longestQuote }
  const { signal } = new AbortController()
  const explained = knowledge ? await knowledge.search.explain({ text: q, before, language }, options, signal) : nothing
  const answer = answerer.answer({
    ...{ question: q, now, findings: knowledge && explained.findings },
    prompts: textsFor(language, config.assistant).prompts,
    earlier: before === null ? [] : [before],
  })
  const given = responder.health().models.length > 0 ? most : 0
  return {
    ...{ question: q, language, answer: toAnswer(answer) },
    ...{ withBefore: explained.withBefore, meaning: explained.meaning },
    concepts: explained.concepts.map(({ said, from, light, share, isKnown }) => ({
      ...{ said: said.join(' '), from, light, share, isKnown },
    })),
    passages: explained.passages.map((passage, place) =>
      toPassage(passage, { toModel: passage.fits && place < given, isAnswer: answer.source === 'knowledge' }),
    ),
  }
}

const nothing: Explanation = {
  findings: { passages: [], quote: () => null },
  ...{ withBefore: false, meaning: 'off', concepts: [], passages: [] },
}

function toAnswer({ text, source, unanswered }: KnowledgeAnswer): PlainAnswer {
  if (source === 'hours' || source === 'knowledge') return { text, from: source }
  return { text, from: unanswered === null ? 'small-talk' : 'declined' }
}

/** What is quoted is spoken only where nothing comes before the documents, such as the opening hours. */
function toPassage(
  explained: ExplainedPassage,
  { toModel, isAnswer }: { readonly toModel: boolean; readonly isAnswer: boolean },
): FoundPassage {
  const { passage, documentId, keywords, fits, coverage, byWords, byMeaning, matches, marks, quote } = explained
  const { document, headings, text, page, changedAt, score } = passage
  return {
    source: documentId.slice(0, -document.length - 1),
    ...{ document, headings: [...headings], text, keywords, page, changedAt, score, toModel, fits, coverage },
    ...{ byWords, byMeaning },
    matches: matches.map(({ meets, words, share }) => ({ meets: [...meets], words: [...words], share })),
    marks: {
      headings: marks.headings.map((some) => [...some]),
      text: [...marks.text],
      keywords: [...marks.keywords],
    },
    quote: { ...quote, verdict: quote.verdict === 'spoken' && !isAnswer ? 'outdone' : quote.verdict },
  }
}
