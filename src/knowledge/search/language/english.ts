import type { LanguageNotes } from './notes.ts'

/** Apostrophes are gone by the time these are looked up. */
const smallTalk = `a about actually after again all also am an and another any anybody anyone anything are as ask asking
  at be because been being bit brother but by calling can cannot cant could couldnt curious dad did didnt do does
  doesnt doing dont else ever father feel feeling for from further get gets getting give go going gonna got
  grandma grandpa had has hasnt havent have having he hello help helping her here hers herself hey hi him
  himself his how husband i id if ill im in info information into is isnt it its ive just kind know let lets
  like little long looking made make many may maybe me mean might mine mom more most mother my myself need needs
  no not now of off oh ok okay on one or our out over place please possible question quick real really right
  said say see shall she should sister so some somebody someone something somewhere sorry still such sure take
  tell than thank thanks that thats the their them then there theres these they theyre think thinking this those
  happen happens happened allow allowed able grandmother grandfather grandparents there
  to today tonight too trying uh um up us use very wanna want wanted wants was wasnt way we well were weve what
  whats when where wheres which while who whos whose why wife will wish with wonder wondering wont would wouldnt
  yeah yes yet you your youre yours yourself`

export const english: LanguageNotes = {
  smallTalk,
  kept: '',
  spellings: [
    [/\be-mails?\b/g, 'email'],
    [/\be\. ?r\b\.?|\ber\b/g, 'emergency'],
    [/\bemergency (?:room|department|ward)\b/g, 'emergency'],
  ],
  askedFor: [
    [/\bhow much\b/g, 'cost'],
    [/\bhow (?:can|do|would|could|should|shall) (?:i|we|you) (?:get|go|come|drive)(?: there)?\b/g, 'directions'],
    [/\bwhere(?:s| is| are)? (?:you|your (?:place|building))\b/g, 'address'],
    [/\bsee (?:my|our|her|him)\b/g, 'visit'],
    [/\bwheres?\b/g, 'location'],
    [/\bhow long\b/g, 'minutes'],
    [/\bwhen\b|\b(?:what|which) time\b/g, 'hours'],
  ],
  related: [
    'hours hour time times open opening close closing working schedule',
    'visit visiting visitor visitors',
    'parking park car garage lot',
    'cost costs price prices fee fees charge charges rate rates pay expensive free',
    'pay payment paying bill billing',
    'address location located directions find street',
    'directions bus train transit drive',
    'phone telephone number call extension contact',
    'email mail contact write',
    'appointment appointments booking book schedule reschedule',
    'cancel cancellation change reschedule',
    'child children kid kids son daughter',
    'food eat eating meal meals lunch breakfast dinner coffee restaurant cafe cafeteria hungry',
    'lost lose found left forgot missing',
    'language languages speak interpreter translator translation',
    'wheelchair accessible accessibility disabled disability ramp',
    'person human people operator representative agent receptionist staff',
    'doctor doctors physician physicians',
    'medicine medicines medication medications drug drugs pill pills',
    'wifi internet wireless network',
    'toilet restroom bathroom washroom',
    'minutes wait waiting',
    'weekend saturday sunday',
    'online website internet web',
    'restart reset forgot',
    'card cards credit debit',
    'age ages year years old',
  ],
  goingOn:
    /^(?:(?:ok(?:ay)?|yes|no|right|and|but|so|also|or|then|well|um+|uh+) )*(?:and|but|or|also|what about|how about|what if|then)\b/,
  pointing: /\b(?:it|its|that|thats|this|they|theyre|them|their|there|those|these|ones?|same|he|she|him|her)\b/,
}

/** An English word without the endings that change with grammar. The result need not be a word. */
export function stemEnglish(word: string): string {
  if (word.length < 4) return word
  const singular = word
    .replace(/(?<=.{4})ily$|ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/(?<![sui])s$/, '')
  const base = singular.replace(/(?<=[aeiouy].*[a-z])(?:ing|ed)$/, '')
  const undoubled = base === singular ? base : base.replace(/([bdgmnprt])\1$/, '$1')
  return undoubled.length > 4 ? undoubled.replace(/e$/, '') : undoubled
}
