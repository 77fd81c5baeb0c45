/** What every caller of the benchmark asks. */
const question = 'When may I visit my mother, and what do I have to bring along?'

let asked = 0
/** The same in other words each time: who says the very same over and over is asked what they mean. */
export function nextQuestion(): string {
  asked += 1
  return `${question.slice(0, -1)}, this is number ${asked}?`
}

/** The model's answer: 40 tokens, the first sentence 11 of them. */
export const answerTokens: readonly string[] =
  'Visitors are welcome at Riverside every day from ten to eight. Please sign in at the front desk and wear your badge on every ward. Children are welcome too when they come with an adult who looks after them well.'.split(
    /(?= )/,
  )

/** Words of the answer's first and last sentence, by which a caller sees that the model's own answer arrived. */
export const firstWords = 'Riverside'
export const lastWords = 'after them well'

export const greeting = 'Welcome to the automated assistant. What can I help you with today?'
export const closingQuestion = 'May I help you with something else?'
export const instructions =
  'You answer the phone of Riverside Hospital. Be warm and brief. Visitors are welcome at Riverside every day from ten to eight.'
