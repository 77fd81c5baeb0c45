/** Whether there is anything to say at all: a letter or a figure. */
export const isSpeakable = (text: string): boolean => /[\p{L}\p{N}]/u.test(text)

/** Mends what stripping left: gaps before punctuation, empty table cells, empty brackets. */
export function tidy(sentence: string): string {
  return sentence
    .replace(/\(\s?\)/g, '')
    .replace(/ +(?=[.,!?;:)\]](?!\w))/g, '')
    .replace(/,(?:\s?,)+/g, ',')
    .replace(/^(?:[\s,;:!?)\]–—]|[.-](?![\d$€£¥₹]))+(?=\S)/, '')
    .trim()
}
