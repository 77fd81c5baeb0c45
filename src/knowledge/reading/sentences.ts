const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** A dot after these does not end a sentence, though the Unicode rules say so. */
const abbreviation =
  /(?:^|[\s(])(?:Dr|Mr|Mrs|Ms|Prof|Sra?|St|Str|Ave|Blvd|Rd|No|Nr|Tel|Ext|approx|bzw|ca|e\.g|i\.e|z\.\s?B|p\.\s?ej|a\.m|p\.m)\.\s*$/i

/** One line of plain text as its sentences, trimmed; none are empty. */
export function splitSentences(line: string): string[] {
  const sentences: string[] = []
  let unfinished = ''
  for (const { segment } of segmenter.segment(line)) {
    unfinished += segment
    if (abbreviation.test(unfinished) && !endsAtTime(unfinished, line)) continue
    sentences.push(unfinished.trim())
    unfinished = ''
  }
  sentences.push(unfinished.trim())
  return sentences.filter((sentence) => sentence !== '')
}

/** `… until 8 p.m. Children …`: after a time of day, a capital letter does start a sentence. */
function endsAtTime(soFar: string, line: string): boolean {
  return /[ap]\.m\.\s+$/i.test(soFar) && /^\p{Lu}/u.test(line.slice(line.indexOf(soFar) + soFar.length))
}
