/** So much of what the microphone hears must be words of the loudspeaker's to be taken for them. */
const echoShare = 0.7

/** Whether words that the microphone has caught are what the loudspeaker says at that moment. */
export function isEcho(heard: string, playing: string): boolean {
  const played = new Set(wordsOf(playing))
  const words = wordsOf(heard)
  if (played.size === 0 || words.length === 0) return false
  return words.filter((word) => played.has(word)).length / words.length >= echoShare
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFKD')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  )
}
