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
  yeah yes yet you your youre yours yourself never anymore anywhere everywhere everything nothing whether each
  every per dear listen bother excuse honestly basically though although fine exactly especially actual kindly wherever
  took taken gave given went gone saw seen came said told thought knew felt heard whenever whatever anyone everyone everybody around across`

/** Verbs, measures and turns of everyday talk that are in most documents about anything. */
const light = `accept add afternoon age ago ahead all alone along already always apart april area arrange arrive august aunt
  available away back bad become beforehand begin belong best better between big bigger both bring bringing busy
  call certain check choose clear close colleague come contain correct couple cousin create cut daily date
  daughter day days deal december decide different difficult direct early easy eight end enter even evening exact
  explain extra fact far fast february few fill find finish first fit five fix follow four friday friend front
  full general great group half happen hard head hear heavy hey high hold hope hour huge idea important inside
  instead january join july june keep kind last later learn least less let like line list local look lot low main
  manage march matter meet middle mind minute monday month months morning move name near nearby nearest necessary
  neighbor new next nice night nine noon normal november october offer often old other others outside own pack
  part past people person pick piece plan plug point practice prefer prepare problem provide purpose put quickly
  reach read ready reason receive recommend regular remain remove report require rest ride right round run safe
  same saturday save second see seem send september serve set seven several short show side silly simple single
  sit six size skip sleep slow small someday sometimes son soon stand start state stay stick still stop stuff
  sunday support talk ten thing things third three thursday together tomorrow top total touch true try tuesday
  turn twice two type uncle under understand until unusual upon use useful usual usually various wait wake walk
  wear wednesday week weeks welcome whole wish wonderful word work write wrong year years yesterday young`

export const english: LanguageNotes = {
  smallTalk,
  kept: '',
  light,
  spellings: [
    [/\be-mails?\b/g, 'email'],
    [/\be\. ?r\b\.?|\ber\b/g, 'emergency'],
    [/\bemergency (?:room|department|ward)\b/g, 'emergency'],
    [
      /\btoo (?:many|much) (?:of )?(?:\w+ )?(?:drugs?|medications?|medicines?|painkillers?|pills?|tablets?)\b/g,
      'overdose',
    ],
  ],
  askedFor: [
    [/\bhow much\b/g, 'cost'],
    [/\bhow (?:can|do|would|could|should|shall) (?:i|we|you) (?:get|go|come|drive)(?: there)?\b/g, 'directions'],
    [/\bwhere(?:s| is| are)? (?:you|your (?:place|building))\b/g, 'address'],
    [/\bwhere (?:can|could|do|does|should|would) (?:i|we|you|one) (?:find|get|go for)\b/g, 'location'],
    [/\bsee (?:my|our|her|him)\b/g, 'visit'],
    [/\bwheres?\b/g, 'location'],
    [/\bhow long\b/g, 'minutes'],
    [/\bwhen\b(?! (?:was|were|did))|\b(?:what|which) time\b/g, 'hours'],
  ],
  related: [
    'hours hour time times open opening close closing working schedule timetable',
    'visit visiting visitor visitors',
    'parking park car garage lot',
    'cost costs price prices fee fees charge charges rate rates pay expensive cheap free dollar euro pound',
    'pay payment paying bill billing invoice',
    'afford cost payment financial',
    'address location located directions find street',
    'location floor room building',
    'directions bus train transit drive',
    'train railway station',
    'taxi cab',
    'highway motorway freeway',
    'ferry boat ship crossing',
    'phone telephone number call extension contact',
    'email mail contact write',
    'appointment appointments booking book schedule reschedule',
    'cancel cancellation change reschedule',
    'register registration enroll sign',
    'child kid kids son daughter toddler boy girl teenager',
    'baby newborn infant',
    'adult guardian parent parents mom dad mother father',
    'husband wife partner spouse couple',
    'food eat eating meal meals lunch breakfast dinner coffee restaurant cafe cafeteria hungry',
    'lost lose found forgot missing',
    'language languages speak interpreter translator translation',
    'wheelchair accessible accessibility disabled disability ramp',
    'person human people operator representative agent receptionist staff',
    'doctor doctors physician physicians',
    'sick ill illness',
    'operation surgery surgical',
    'vaccine vaccination vaccinated shot shots',
    'medicine medicines medication medications drug drugs pill pills',
    'wifi internet wireless network',
    'tv television televisions',
    'toilet restroom bathroom washroom',
    'elevator lift',
    'minutes wait waiting',
    'weekend saturday sunday',
    'night day overnight',
    'online website internet web',
    'login log sign account password',
    'restart reset forgot',
    'card cards credit debit',
    'age ages year years old',
    'repair repairs fix mend',
    'pet pets dog dogs cat cats animal animals',
    'smoke smoking cigarette',
    'complain complaint complaints',
    'record records file files chart',
    'discount discounts reduction reduced',
    'deliver delivery ship shipping',
    'buy purchase sell',
    'borrow lend rent hire',
    'luggage baggage suitcase',
  ],
  goingOn:
    /^(?:(?:ok(?:ay)?|yes|no|right|and|but|so|also|or|then|well|um+|uh+) )*(?:and|but|or|also|even|only|what about|how about|what if|then)\b/,
  pointing:
    /\b(?:it|its|that|thats|this|they|theyre|them|their|(?<!\b(?:is|are|was|were) )there|those|these|ones?|same|he|she|him|her)\b/,
}

/** Forms that no ending tells, each after the word that they are forms of. */
const irregular = new Map(
  `bite bit bitten, blow blew blown, break broke broken, bring brought, build built, buy bought, catch caught,
  child children, choose chose chosen, draw drew drawn, drink drank drunk, drive drove driven, eat ate eaten,
  fall fell fallen, find found, foot feet, forget forgot forgotten, freeze froze frozen, grow grew grown, hide hid hidden,
  hold held, keep kept, leave left, lend lent, lose lost, man men, meet met, mouse mice, pay paid, ride rode ridden,
  ring rang rung, run ran, sell sold, send sent, shake shook shaken, sing sang sung, sit sat, sleep slept,
  speak spoke spoken, spend spent, stand stood, steal stole stolen, stick stuck, swim swam swum, take took taken,
  teach taught, tear tore torn, throw threw thrown, tooth teeth, wake woke woken, wear wore worn, win won, woman women,
  write wrote written`
    .split(',')
    .map((group) => group.trim().split(/\s+/))
    .flatMap(([word = '', ...forms]) => forms.map((form) => [form, word] as const)),
)

/** Words that only look as if they had an ending. */
const whole = new Set('building ceiling evening meeting morning wedding during nothing something'.split(' '))

/** An English word without the endings that change with grammar. The result need not be a word. */
export function stemEnglish(word: string): string {
  const plain = irregular.get(word) ?? word
  if (plain.length < 4) return plain
  const singular = plain
    .replace(/(?<=.{4})ily$|ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/(?<![sui])s$/, '')
  if (whole.has(singular)) return singular
  const base = singular.replace(/(?<=[aeiouy].*[a-z])(?:ing|ed)$/, '')
  if (base === singular) return withoutE(base)
  const undoubled = base.replace(/([bdgmnprt])\1$/, '$1')
  // "Coming" is of "come", "running" of "run".
  return undoubled === base && shortWithE.test(base) ? `${base}e` : withoutE(undoubled)
}

const shortWithE = /^[^aeiou]?[aeiou][^aeiouwxy]$/

function withoutE(base: string): string {
  return base.length > 4 ? base.replace(/e$/, '') : base
}
