import { rule, type SpeechRule } from './rule.ts'

/** Letters and figures that mean something to machines only: UUIDs, hashes, `CA…` SIDs, keys, endless numbers. */
export const dropIds: readonly SpeechRule[] = [
  rule(/\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b/gi, ''),
  rule(/(?<![\w@./-])(?=[a-z_]*\d)\w{20,}(?![\w@])/gi, ''),
  rule(/(?<![\w@./-])(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{12,}(?![\w@])/gi, ''),
]

/** Of an address only the host is left, without its scheme and `www`. */
export const shortenAddresses: SpeechRule = rule(
  /\b(?:(?:https?|ftp):\/\/(?:[^\s/@]{1,80}@)?|mailto:|(?=www\.))(?:www\.)?(?<host>[^\s/?#:,()]*[^\s/?#:,().!'"])(?:[/?#:][^\s)]*[^\s).,;!?'"\]])?/gi,
  ({ host = '' }) => host,
)

/** Signs that stay unspoken in every language, and the gaps and doubled commas that the rules before them left. */
export const tidySigns: readonly SpeechRule[] = [
  rule(/[<>{}[\]|\\^*_~#`"“”„«»]/g, ' '),
  rule(/\(\s*\)/g, ''),
  rule(/\s+(?=[.,!?;:)](?!\w))/g, ''),
  rule(/\s{2,}/g, ' '),
  rule(/(?:,\s?)+(?=[.,!?;:])/g, ''),
  rule(/^[\s,;:]+|\s+$/g, ''),
]
