import { createChance } from './random.ts'

export const firstNames = (
  'Anna Ben Carla David Elena Farid Grace Hugo Ines Jonas Kenji Laila Marco Nadia Oskar Priya Quentin Rosa Samuel Tara ' +
  'Uma Viktor Wanda Xavier Yusuf Zoe Amal Bruno Chiara Dmitri Emre Fiona Goran Hana Ivan Jia Kofi Lucia Mei Noor'
).split(' ')

export const lastNames = (
  'Abbott Bauer Castillo Dubois Eriksen Fontana Gupta Haddad Ivanov Jensen Kowalski Lehmann Moreau Nakamura Okafor ' +
  'Petrov Quackenbush Rossi Schneider Tanaka Underwood Vasquez Weber Xiong Yilmaz Zimmermann Almeida Brandt Costa ' +
  'Dalgaard Esposito Ferrari Garcia Hoffmann Iversen Jokinen Kaplan Lombardi Mueller Novak Oliveira Park Quinn ' +
  'Ramirez Silva Torres Ueda Varga Wagner Yamamoto Zhang'
).split(' ')

const consonants = 'b c d f g h k l m n p r s t v w br ch dr fl gr pl sh st tr'.split(' ')
const vowels = 'a e i o u ai ea io ou'.split(' ')

/** Invented products, the same ones in every run: the first are asked for often, the last hardly ever. */
export function inventThings(count: number): readonly string[] {
  const chance = createChance(7)
  return Array.from({ length: count }, () => {
    const syllables = Array.from({ length: chance.between(2, 3) }, () => chance.pick(consonants) + chance.pick(vowels))
    const word = syllables.join('') + chance.pick(['l', 'n', 'x', 'r', 'm'])
    return word.charAt(0).toUpperCase() + word.slice(1)
  })
}
