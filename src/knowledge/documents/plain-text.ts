/**
 * Control characters (but not line breaks and tabs), marks that reverse the reading direction, and the invisible tag
 * characters: they can hide instructions to a model or break a log line, and no voice says them.
 */
const unwanted =
  /(?![\n\t])\p{Cc}|[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu

/** Text without characters that nobody can see or say; line breaks become `\n`. */
export function printable(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(unwanted, '')
}
