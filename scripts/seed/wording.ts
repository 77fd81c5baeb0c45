import { firstNames, inventThings, lastNames } from './names.ts'
import type { Chance } from './random.ts'
import { de } from './talk/de.ts'
import { en } from './talk/en.ts'
import { es } from './talk/es.ts'
import { fr } from './talk/fr.ts'
import { ar, hi, it, ja, pt } from './talk/others.ts'
import type { Talk } from './talk/talk.ts'

/** Languages as callers of a hospital in a large city speak them. The first is that of the settings. */
const spoken: readonly (readonly [Talk, number])[] = [
  ...([
    [en, 62],
    [es, 17],
    [de, 7],
    [fr, 5],
    [pt, 3],
    [it, 2],
    [ar, 2],
    [hi, 1],
    [ja, 1],
  ] as const),
]

export const ownLanguage = en.language

const things = inventThings(20_000)

export function chooseTalk(chance: Chance): Talk {
  return chance.weighted(spoken)
}

/** Fills what is in braces, each occurrence of a word with the same value. */
export function createFiller(talk: Talk, chance: Chance): (text: string) => string {
  const values: Readonly<Record<string, string>> = {
    name: `${chance.pick(firstNames)} ${chance.pick(lastNames)}`,
    place: chance.pick(talk.places),
    day: chance.pick(talk.days),
    time: `${chance.between(7, 11)}:${chance.pick(['00', '15', '30', '45'])}`,
    // The square of a chance: a few are asked for often, most of them rarely.
    thing: things[Math.floor(chance.next() ** 3 * things.length)] ?? '',
    code: `${String.fromCharCode(65 + chance.between(0, 25))}${chance.between(10_000, 99_999)}`,
  }
  return (text) => text.replace(/\{(\w+)\}/g, (_, word: string) => values[word] ?? word)
}
