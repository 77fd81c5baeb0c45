import { parse } from 'yaml'
import { z } from 'zod'

const words = z
  .union([z.string(), z.array(z.coerce.string()).transform((list) => list.join(', '))])
  .default('')
  .catch('')

/** Other tools' keys are left alone. */
const schema = z.object({
  title: z.coerce.string().trim().default('').catch(''),
  keywords: words,
})

export interface FrontMatter extends z.output<typeof schema> {
  /** The document without its front matter. */
  readonly body: string
}

/**
 * The YAML between two `---` lines at the very start of a document: `title`, and `keywords` that callers say but the
 * document does not. Throws when it is not YAML or not a mapping.
 */
export function readFrontMatter(source: string): FrontMatter {
  const found = /^---[ \t]*\r?\n(?:([\s\S]*?)\r?\n)?---[ \t]*(?:\r?\n|$)/.exec(source)
  if (!found) return { title: '', keywords: '', body: source }
  const settings = schema.safeParse(parseYaml(found[1] ?? '') ?? {})
  if (!settings.success) throw new Error('its front matter is not a list of "key: value" lines')
  return { ...settings.data, body: source.slice(found[0].length) }
}

function parseYaml(text: string): unknown {
  try {
    return parse(text, { maxAliasCount: 0 })
  } catch (cause) {
    const [firstLine] = cause instanceof Error ? cause.message.split('\n') : []
    throw new Error(`its front matter is not valid YAML: ${firstLine ?? 'unreadable'}`, { cause })
  }
}
