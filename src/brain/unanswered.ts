import type { Unanswered } from '../conversation/events.ts'
import { replyToSmallTalk } from './fallback/small-talk.ts'

/** Words that ask for nothing by themselves, in the languages that most calls are held in. */
const empty = new Set(
  `yes yeah yep no nope ok okay please thanks thank you very much hello hi hey bye goodbye sorry
  si gracias hola adios por favor vale oui non merci bonjour revoir ja nein danke bitte hallo tschuss
  grazie ciao prego sim nao obrigado obrigada ola nee dank hoi`.split(/\s+/),
)
const anyWord = /\p{L}{2,}|\p{Lo}/u
/** How the history tells of keys. */
const keypad = /^\(pressed /

/** Whether words want to know something, as far as can be told: no small talk, no yes or no, no keys. */
export function isQuestion(words: string, name: string): boolean {
  if (keypad.test(words) || replyToSmallTalk(words, name) !== null) return false
  return folded(words)
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => anyWord.test(word) && !empty.has(word))
}

/** How models say that they have no answer, folded. */
const refusals = [
  /\b(?:i|we) (?:(?:do not|dont) (?:know|(?:currently )?have (?:any |that |this |the )?(?:information|details|anything|answer|record))|(?:do not|dont) see (?:any|that)|(?:cannot|cant|could not|couldnt|am unable to|was unable to) (?:find|say|tell|confirm|answer))/,
  /\b(?:nothing|not|isnt|arent) (?:is |been )?written\b|\bno information (?:about|on)\b|\bnot (?:sure|certain) about\b/,
  /\b(?:weiss ich (?:das |es )?(?:leider )?nicht|ich weiss (?:das |es )?(?:leider )?nicht|keine (?:informationen?|angaben?|auskunft)|nicht (?:notiert|vermerkt|aufgeschrieben|hinterlegt))\b/,
  /\bno lo se\b|\bno tengo (?:informacion|datos|nada)\b|\bno (?:esta|consta|aparece) (?:escrito|anotado|en)\b/,
  /\bje ne sais pas\b|\bje nai (?:pas|aucune) (?:d)?information|\bnest pas (?:ecrit|note|indique)/,
  /\bnon lo so\b|\bnon ho (?:informazioni|nulla)\b|\bnon e (?:scritto|indicato)\b/,
  /\bnao sei\b|\bnao tenho (?:informac|nada)|\bnao esta (?:escrito|anotado)\b/,
  /\b(?:weet ik (?:het )?niet|ik weet (?:het )?niet|geen informatie)\b/,
]
/** Who has no answer says so at once. */
const beginning = 250

/** Tells whether an answer says that there is none: in the business's own words, or as models say it. */
export function createRefusalCheck(ownWords: readonly string[]): (answer: string) => boolean {
  const own = ownWords.map(folded)
  return (answer) => {
    const said = folded(answer.slice(0, beginning))
    return own.some((words) => said.includes(words)) || refusals.some((refusal) => refusal.test(said))
  }
}

/** Why a question that got no answer has none; `found` when a passage or the calendar had something. */
export function reasonFor(found: boolean): Unanswered {
  return found ? 'refused' : 'nothing-found'
}

/** Lower case, without accents and apostrophes. */
function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .replace(/ß/g, 'ss')
    .toLowerCase()
    .trim()
}
