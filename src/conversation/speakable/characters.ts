import type { Transducer } from './transducer.ts'

const plain = /^[\n -~\u{a1}-\u{a5}\u{a7}\u{a8}\u{aa}-\u{ac}\u{af}-\u{24f}]*$/u
const breaks = /[\p{Zl}\p{Zp}]/gu
const spaces = /[\t\r\p{Zs}]/gu
/** Emoji and other drawn signs, except degrees and the numero sign, which the normaliser has words for. */
const pictures = /[\p{So}\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}](?<![°℃℉№])/gu
/** Controls, invisible and directional marks, private use, unassigned, variation selectors and keycap frames. */
const unspeakable = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Me}\p{Variation_Selector}](?<!\n)/gu

/**
 * Leaves characters that can be written down and spoken: letters of every script, figures, punctuation and symbols
 * of the keyboard. Pictures become a space so that the words around them stay apart; a keycap keeps its figure.
 */
export function createCharacterFilter(): Transducer {
  let half = ''
  return {
    push(text) {
      const whole = half + text
      half = /[\u{d800}-\u{dbff}]$/u.test(whole) ? whole.slice(-1) : ''
      return clean(half ? whole.slice(0, -1) : whole)
    },
    end: () => '',
  }
}

function clean(text: string): string {
  if (plain.test(text)) return text
  return text.replace(breaks, '\n').replace(spaces, ' ').replace(pictures, ' ').replace(unspeakable, '')
}
