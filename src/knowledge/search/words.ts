/**
 * Words that carry no subject, among them the small change of telephone talk ("I was wondering if you could tell me").
 * Apostrophes are gone by the time this is looked up.
 */
const stopWords = new Set(
  `a about actually after again all also am an and another any anybody anyone anything are as ask asking at be
  because been being bit brother but by calling can cannot cant could couldnt curious dad did didnt do does
  doesnt doing dont else ever father feel feeling for from further get gets getting give go going gonna got
  grandma grandpa had has hasnt have havent having he hello help helping her here hers herself hey hi him
  himself his how husband i id if ill im in info information into is isnt it its ive just kind know let lets
  like little long looking made make many may maybe me mean might mine mom more most mother my myself need needs
  no not now of off oh ok okay on one or our out over place please possible question quick real really right
  said say see shall she should sister so some somebody someone something somewhere sorry still such sure take
  tell than thank thanks that thats the their them then there theres these they theyre think thinking this those
  to today tonight too trying uh um up us use very wanna want wanted wants was wasnt way we well were weve what
  whats when where wheres which while who whos whose why wife will wish with wonder wondering wont would wouldnt
  yeah yes yet you your youre yours yourself`.split(/\s+/),
)

/** Several ways to write one thing. */
const spellings: readonly [RegExp, string][] = [
  [/\bx[- ]?rays?\b/g, 'xray'],
  [/\be-mails?\b/g, 'email'],
  [/\bwi-fi\b/g, 'wifi'],
  [/\bcheck[- ]ups?\b/g, 'checkup'],
  [/\be\.? ?r\b\.?/g, 'emergency'],
  [/\bemergency (?:room|department|ward)\b/g, 'emergency'],
]

/** Turns of phrase in a question whose meaning is in no single word, as the word that documents use. */
const askedFor: readonly [RegExp, string][] = [
  [/\bhow much\b/g, 'cost'],
  [/\bhow (?:can|do|would|could|should|shall) (?:i|we|you) (?:get|go|come|drive)(?: there)?\b/g, 'directions'],
  [/\bwhere(?:s| is| are)? (?:you|your (?:place|building))\b/g, 'address'],
  [/\bsee (?:my|our|her|him)\b/g, 'visit'],
  [/\bwheres?\b/g, 'location'],
  [/\bhow long\b/g, 'minutes'],
  [/\bwhen\b|\b(?:what|which) time\b/g, 'hours'],
]

/** The words of a text that say what it is about, in the form in which they are compared; repeats are kept. */
export function contentWords(text: string): string[] {
  return significant(rewrite(fold(text), spellings))
}

/** Nobody says more in one breath; more would only hold up the search. */
const mostWords = 40

/** A caller's question, in the same form and without repeats. */
export interface QuestionWords {
  /** What the caller said. */
  readonly said: readonly string[]
  /** What the kind of question asks for without saying it: "where" an address, "how much" a price. */
  readonly implied: readonly string[]
}

/** Reads a question for the search; a word that was said is not implied too. */
export function questionWords(question: string): QuestionWords {
  const folded = rewrite(fold(question), spellings)
  const said = new Set(significant(folded))
  const all = new Set(significant(rewrite(folded, askedFor)))
  const words = [...all].slice(0, mostWords)
  return { said: words.filter((word) => said.has(word)), implied: words.filter((word) => !said.has(word)) }
}

function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}|['’](?:s\b)?/gu, '')
    .toLowerCase()
}

function rewrite(text: string, replacements: readonly [RegExp, string][]): string {
  return replacements.reduce((result, [phrase, word]) => result.replace(phrase, word), text)
}

function significant(text: string): string[] {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? []
  return words.filter(isContent).map(stem)
}

/** Words beyond all length are noise, and looking for their like takes long. */
function isContent(word: string): boolean {
  return !stopWords.has(word) && word.length < 40 && (word.length > 1 || /\p{N}/u.test(word))
}

/** An English word without the endings that change with grammar. The result need not be a word. */
export function stem(word: string): string {
  if (word.length < 4) return word
  const singular = word
    .replace(/(?<=.{4})ily$|ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/(?<![sui])s$/, '')
  const base = singular.replace(/(?<=[aeiouy].*[a-z])(?:ing|ed)$/, '')
  const undoubled = base === singular ? base : base.replace(/([bdgmnprt])\1$/, '$1')
  return undoubled.length > 4 ? undoubled.replace(/e$/, '') : undoubled
}
