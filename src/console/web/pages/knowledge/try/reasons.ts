import { locale } from '../../../format/locale.ts'
import { percentInWords } from '../../../format/numbers.ts'
import { trying } from '../../../texts/en/knowledge-try.ts'
import type { FoundPassage, SearchResult } from '../data.ts'

type Concepts = SearchResult['concepts']
type Match = FoundPassage['matches'][number]

const texts = trying.passage
const list = new Intl.ListFormat(locale, { type: 'conjunction' })
const ordinals = new Intl.PluralRules(locale, { type: 'ordinal' })
const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
/** More would be read by nobody. */
const mostMatches = 4
const mostForms = 3
/** Below it, the best passage leads the next by so little that either may be meant. */
const clearLead = 0.1

/** Why a passage is found, in a sentence; null for one that only stands behind the others. */
export function foundBecause(passage: FoundPassage, concepts: Concepts): string | null {
  const words = passage.matches.slice(0, mostMatches).map((match) => matchInWords(match, concepts))
  const parts = [
    ...(words.length > 0 ? [texts.words(list.format(words))] : []),
    ...(passage.byMeaning ? [texts.meaning(placeInWords(passage.byMeaning.place))] : []),
  ]
  return parts.length > 0 ? texts.found(list.format(parts)) : null
}

/** What becomes of a passage where no model answers, in sentences. */
export function quotedBecause(
  { quote, ...passage }: FoundPassage,
  { concepts, answer }: Pick<SearchResult, 'concepts' | 'answer'>,
): string[] {
  const sure = percentInWords(quote.sure)
  switch (quote.verdict) {
    case 'spoken':
      return [texts.quotedBecause(sure)]
    case 'outdone':
      return [
        answer.from === 'hours' ? texts.hoursFirst : answer.from === 'small-talk' ? texts.noQuestion : texts.outdone,
      ]
    case 'unsure':
      return [texts.unsure(sure, percentInWords(quote.needed)), ...missing(passage, concepts, texts.missing)]
  }
}

/** Why a question is declined, in sentences. */
export function declinedBecause({ concepts, passages }: SearchResult): string[] {
  const because = trying.because
  if (concepts.length === 0) return [because.empty]
  const unknown = concepts.filter(({ isKnown }) => !isKnown).map(({ said }) => texts.quoted(said))
  if (unknown.length === concepts.length) return [because.allUnknown]
  const best = passages.find(({ quote }) => quote.verdict === 'unsure')
  const isTie = best !== undefined && best.quote.evidence.lead < clearLead && passages.length > 1
  return [
    ...(unknown.length > 0 ? [because.unknown(list.format(unknown))] : []),
    ...(best ? [because.unsure(percentInWords(best.quote.sure), percentInWords(best.quote.needed))] : []),
    ...(best ? missing(best, concepts, because.missing) : []),
    ...(isTie ? [because.tie] : []),
  ]
}

/** The words of a match, and of what they are the words. */
export function matchInWords({ meets, words }: Match, concepts: Concepts): string {
  const best = meets.find(({ how }) => how === 'same') ?? meets[0]
  const concept = concepts[best?.concept ?? -1]
  const said = texts.quoted(concept?.said ?? '')
  const found = words.length > 0 ? words.slice(0, mostForms).map(texts.quoted).join(' / ') : said
  // A turn of phrase stands for words that it does not have.
  const isImplied = concept?.from === 'implied'
  return isImplied ? texts.how.related(found, said) : texts.how[best?.how ?? 'same'](found, said)
}

function missing(
  { matches }: Pick<FoundPassage, 'matches'>,
  concepts: Concepts,
  inWords: (words: string) => string,
): string[] {
  const met = new Set(matches.flatMap(({ meets }) => meets.map(({ concept }) => concept)))
  const unmet = concepts.filter(({ isKnown, light, from }, place) => {
    return isKnown && !light && from !== 'implied' && !met.has(place)
  })
  return unmet.length > 0 ? [inWords(list.format(unmet.map(({ said }) => texts.quoted(said))))] : []
}

function placeInWords(place: number): string {
  return place === 1 ? texts.nearest : texts.ordinal(`${place}${endings[ordinals.select(place)] ?? 'th'}`)
}
