import { readdir, readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { createKnowledgeAnswerer } from '../../src/brain/fallback/knowledge-answerer.ts'
import { assistantSchema } from '../../src/config/schema.ts'
import { createCalendar } from '../../src/knowledge/calendar.ts'
import type { Passage } from '../../src/knowledge/ports.ts'
import type { Question, QuestionSet } from './question-set.ts'
import { readDocuments } from './read-documents.ts'

const example = new URL('../../examples/hospital/', import.meta.url)

const question = z.strictObject({
  ask: z.string(),
  before: z.string().nullable().default(null),
  in: z.array(z.string().regex(/^\S+\.md > .+/)).min(1),
  says: z.array(z.string()).default([]),
})
const questionsSchema = z.record(z.string(), z.array(question))
const unanswerableSchema = z.record(z.string(), z.array(z.string()))

/** The hospital example with our questions. Rejects when the questions name a passage that it does not have. */
export async function loadHospital(): Promise<QuestionSet> {
  const { name, prompts, openingHours, vocabulary } = assistantSchema.parse(await readYaml('assistant.yaml', example))
  const folder = new URL('knowledge/', example)
  const names = (await readdir(folder)).sort()
  const files = await Promise.all(names.map(async (name) => ({ name, bytes: await readFile(new URL(name, folder)) })))
  const documents = await readDocuments(files.map((file) => ({ ...file, kind: 'markdown', title: file.name })))
  const known = documents.flatMap(({ name, chunks }) =>
    chunks.map(({ headings }) => placeOf({ document: name, headings })),
  )
  return {
    name: 'hospital',
    documents,
    vocabulary,
    questions: await readQuestions(new Set(known)),
    unanswerable: unanswerableSchema.parse(await readYaml('questions/hospital-unanswerable.yaml', import.meta.url)),
    answerer: createKnowledgeAnswerer({ calendar: openingHours && createCalendar(openingHours, name), name, prompts }),
  }
}

async function readQuestions(known: ReadonlySet<string>): Promise<Question[]> {
  const kinds = questionsSchema.parse(await readYaml('questions/hospital.yaml', import.meta.url))
  return Object.entries(kinds).flatMap(([kind, questions]) =>
    questions.map(({ ask, before, in: places, says }) => {
      const unknown = places.find((place) => !known.has(place))
      if (unknown !== undefined) throw new Error(`hospital.yaml: the example has no passage ${unknown}`)
      return {
        ...{ kind, before },
        text: ask,
        isAnswer: (passage: Pick<Passage, 'document' | 'headings'>) => places.includes(placeOf(passage)),
        says: says.map((words) => words.toLowerCase()),
      }
    }),
  )
}

function placeOf({ document, headings }: Pick<Passage, 'document' | 'headings'>): string {
  return `${document} > ${headings.at(-1)}`
}

async function readYaml(path: string, base: URL | string): Promise<unknown> {
  return parse(await readFile(new URL(path, base), 'utf8'))
}
