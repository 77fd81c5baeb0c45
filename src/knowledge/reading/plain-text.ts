/**
 * Control characters (but not line breaks and tabs), characters without width or use, marks that reverse the reading
 * direction, and the invisible tag characters: they can hide instructions to a model or break a log line, and no voice
 * says them.
 */
const unwanted =
  /(?![\n\t])\p{Cc}|[\u00ad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|\u17b4|\u17b5|[\u{e0000}-\u{e007f}]/gu

/** Persian and Indic scripts are written with joiners; in others they only hide words. */
const strayJoiners = /(?<![^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{Nd}\p{P}\s])[\u200c\u200d]+/gu

/** Text without characters that nobody can see or say; line breaks become `\n`. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(unwanted, '')
    .replace(strayJoiners, '')
}

/** Printable text on one line, trimmed, with single spaces. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim()
}
