import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { createKnowledgeAnswerer } from '../../src/brain/fallback/knowledge-answerer.ts'
import { assistantSchema } from '../../src/config/schema.ts'
import type { QuestionSet } from './question-set.ts'
import { readDocuments } from './read-documents.ts'

const entries = z.array(
  z.strictObject({ document: z.string(), title: z.string(), question: z.string(), text: z.string() }),
)

/**
 * Answers of maintainers to what users of their software ask, each a document without its question; see
 * `questions/README.md`.
 *
 * @param unanswerable questions of another set, by kind
 */
export async function loadFaq(unanswerable: QuestionSet['unanswerable']): Promise<QuestionSet> {
  const file = await readFile(new URL('questions/faq.json', import.meta.url), 'utf8')
  const faq = entries.parse(JSON.parse(file))
  const { name, prompts } = assistantSchema.parse({ name: 'the help line' })
  const texts = faq.map(({ document, title, text }) => ({
    ...{ name: document, title: `${title.replaceAll('/', ' ')}.txt` },
    ...{ kind: 'text' as const, bytes: Buffer.from(text) },
  }))
  return {
    name: 'faq',
    documents: await readDocuments(texts),
    vocabulary: [],
    questions: faq.map(({ document, question }) => ({
      ...{ kind: 'written', text: question, before: null, says: [] },
      isAnswer: (passage) => passage.document === document,
    })),
    unanswerable,
    answerer: createKnowledgeAnswerer({ calendar: null, name, prompts }),
  }
}
