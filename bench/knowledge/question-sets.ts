import { loadFaq } from './faq.ts'
import { loadHospital } from './hospital.ts'
import type { QuestionSet } from './question-set.ts'

/** Both sets; what is asked in one has no answer in the other. */
export async function loadQuestionSets(): Promise<{ readonly hospital: QuestionSet; readonly faq: QuestionSet }> {
  const hospital = await loadHospital()
  // What follows up on something, or was misheard, is not much of a question by itself.
  const asked = hospital.questions.filter(({ kind }) => kind === 'plain' || kind === 'wordy')
  const faq = await loadFaq({ ...hospital.unanswerable, hospital: asked.map(({ text }) => text) })
  const software = faq.questions.map(({ text }) => text)
  return { hospital: { ...hospital, unanswerable: { ...hospital.unanswerable, software } }, faq }
}
