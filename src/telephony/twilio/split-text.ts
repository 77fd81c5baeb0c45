/** Twilio URL-encodes what it hands to any voice, and takes no more than this. Source: Twilio error 13521. */
const longestEncoded = 4_500

/**
 * Splits a text into pieces that a voice takes in one `<Say>`: at sentence ends, else at spaces, else anywhere between
 * characters. A text within the limit is one piece.
 */
export function splitForVoice(text: string, maxCharacters: number): string[] {
  if (fits(text, maxCharacters)) return text === '' ? [] : [text]
  const pieces: string[] = []
  let rest = text
  while (!fits(rest, maxCharacters)) {
    const head = longestHead(rest, maxCharacters)
    pieces.push(head.trim())
    rest = rest.slice(head.length).trimStart()
  }
  return rest === '' ? pieces : [...pieces, rest]
}

function fits(text: string, maxCharacters: number): boolean {
  if (text.length > maxCharacters) return false
  return text.length * 9 <= longestEncoded || encodeURIComponent(text.toWellFormed()).length <= longestEncoded
}

function longestHead(text: string, maxCharacters: number): string {
  let room = Math.min(text.length, maxCharacters)
  while (!fits(text.slice(0, room), maxCharacters)) room = Math.floor(room * 0.9)
  const window =
    text.slice(0, room).toWellFormed() === text.slice(0, room) ? text.slice(0, room) : text.slice(0, room - 1)
  const sentenceEnd = Math.max(window.lastIndexOf('. '), window.lastIndexOf('? '), window.lastIndexOf('! '))
  if (sentenceEnd > room / 4) return window.slice(0, sentenceEnd + 1)
  const space = window.lastIndexOf(' ')
  return space > 0 ? window.slice(0, space) : window
}
