/** Where in a day a time lies, when the words say so. */
export type PartOfDay = 'morning' | 'afternoon' | 'evening' | 'night'

/**
 * How a language says specifics, in words as people write them (they are folded when read). What a language does not
 * name is not looked for.
 */
export interface Wording {
  /** Said for a nought within a number. */
  readonly noughts?: string
  /** Words that repeat the next figure, with how often. */
  readonly repeats?: Readonly<Record<string, number>>
  readonly scales?: Readonly<Record<string, number>>
  /** Numbers that the generated list does not spell as people do. */
  readonly numbers?: Readonly<Record<string, number>>
  /** Forms of "one" that are mostly an article. */
  readonly articles?: string
  /** Between a number and its decimal figures. */
  readonly point?: string
  /** Before a fraction or a smaller unit: "and". */
  readonly and?: string
  /** "and a half" behind a number. */
  readonly plusHalf?: readonly string[]
  /**
   * Times of day by their pattern: `H` an hour, `M` minutes, and what to add to the hour. A pattern with `?` may as
   * well be two numbers, as in "ten to nine".
   */
  readonly clocks?: Readonly<Record<string, number | '+M' | '-M' | '+M?' | '-M?'>>
  /** Behind an hour: "o'clock". */
  readonly oClock?: readonly string[]
  readonly parts?: Readonly<Record<PartOfDay, readonly string[]>>
  /** Times with a name of their own, in minutes since midnight. */
  readonly moments?: Readonly<Record<string, number>>
  /** A bare number behind one of these is likely an hour. */
  readonly beforeHour?: string
  /** Between the two ends of a range or choice. */
  readonly ranges?: string
  /** Measures by name, with a factor to the measure they are compared in: `min*60`. */
  readonly units?: Readonly<Record<string, string>>
  /** Times and spans in words only, in minutes. */
  readonly spans?: Readonly<Record<string, number>>
  /** May stand between a number and its measure. */
  readonly beforeUnit?: string
  /** A number behind one of these names something: a room, a road. */
  readonly labels?: string
  /** Up to three of these are how people talk, not a claim. */
  readonly uncounted?: string
  /** A small number behind one of these is about what was said already: "these three". */
  readonly pointers?: string
  /** Phrases without a number that bear one out, by the amount: `min*1440` for "day and night". */
  readonly implied?: Readonly<Record<string, readonly string[]>>
  /** Nouns that an ordinal makes a claim about, even "first" and "second". */
  readonly ordered?: string
  /** The storey of a building, by all its names. */
  readonly floors?: string
  /** Between the day and the month. */
  readonly dateLinks?: string
  /** Tells a plural, which a number in front of it counts. */
  readonly plural?: RegExp
  readonly at?: string
  readonly dot?: string
  /** True when the word for the dot of an address means little else. */
  readonly dotIsCertain?: boolean
  readonly dash?: string
  readonly titles?: string
  /** Words with a capital that name nobody. */
  readonly commonNames?: string
  /** True where all nouns are written with a capital. */
  readonly capitalNouns?: boolean
}
