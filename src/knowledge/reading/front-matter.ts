import { parse } from 'yaml'
import { z } from 'zod'
import { UnreadableDocument } from '../documents.ts'
import { momentOf } from './dates.ts'

const words = z
  .union([z.string(), z.array(z.coerce.string()).transform((list) => list.join(', '))])
  .default('')
  .catch('')

const moment = z
  .string()
  .transform((text) => momentOf(text))
  .nullable()
  .default(null)
  .catch(null)

/** Other tools' keys are left alone. */
const schema = z.object({
  title: z.coerce.string().trim().default('').catch(''),
  keywords: words,
  date: moment,
  updated: moment,
  draft: z.boolean().default(false).catch(false),
})

export interface FrontMatter extends Pick<z.output<typeof schema>, 'title' | 'keywords' | 'draft'> {
  /** `updated`, else `date`, in ms since the epoch; null when there is neither. */
  readonly changedAt: number | null
  /** The document without its front matter. */
  readonly body: string
}

/**
 * The YAML between two `---` lines at the very start of a document: `title`, `keywords` that callers say but the
 * document does not, `updated` or `date`, and `draft: true` for a page that is not to be used yet.
 *
 * @throws UnreadableDocument when it is not YAML or not a mapping
 */
export function readFrontMatter(source: string): FrontMatter {
  const found = /^---[ \t]*\n(?:([\s\S]*?)\n)?---[ \t]*(?:\n|$)/.exec(source)
  if (!found) return { title: '', keywords: '', draft: false, changedAt: null, body: source }
  const settings = schema.safeParse(parseYaml(found[1] ?? '') ?? {})
  if (!settings.success) throw new UnreadableDocument('its front matter is not a list of "key: value" lines')
  const { title, keywords, draft, updated, date } = settings.data
  return { title, keywords, draft, changedAt: updated ?? date, body: source.slice(found[0].length) }
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 })
  } catch (cause) {
    const [firstLine] = cause instanceof Error ? cause.message.split('\n') : []
    throw new UnreadableDocument(`its front matter is not valid YAML: ${firstLine ?? 'unreadable'}`, { cause })
  }
}
