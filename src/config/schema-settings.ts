import { stringify } from 'yaml'
import { constOf, describeRule, namedRule, type Rule, tagOf, typesOf, variantsOf } from './schema-rules.ts'

/** What the schema says of one setting. */
export interface ListedSetting {
  /** `knowledge.sources[].at`; `*` stands for a name of one's own. */
  readonly path: string
  /** Where its section has alternatives, the one that it belongs to; null where there are none. */
  readonly variant: Variant | null
  /** What is allowed: `a whole number from 200 to 8000`. */
  readonly type: string
  readonly form: 'value' | 'list' | 'section'
  /** What holds where it is missing, as YAML on one line; null for a section, and for what must not be missing. */
  readonly default: string | null
  readonly isRequired: boolean
  /** What can be chosen from; empty where anything of its type is allowed. */
  readonly choices: readonly string[]
}

/** An alternative: the one whose key `tag` has this value, of so many. */
export interface Variant {
  readonly tag: string
  readonly value: string
  readonly of: number
}

/** Every setting of a schema; one that several alternatives have, once for each. */
export function listSettings(rule: Rule, path = '', variant: Variant | null = null): ListedSetting[] {
  const variants = variantsOf(rule)
  if (variants.length > 0) return variants.flatMap((one) => listSettings(one, path, variantOf(one, variants)))
  if (rule.items) return listSettings(rule.items as Rule, `${path}[]`)
  const own = Object.entries(rule.properties ?? {}) as [string, Rule][]
  const named = namedRule(rule)
  return [
    ...own.flatMap(([key, part]) => {
      const place = path === '' ? key : `${path}.${key}`
      const isRequired = rule.required?.includes(key) ?? false
      return [{ path: place, variant, isRequired, ...describe(part) }, ...listSettings(part, place)]
    }),
    ...(named ? listSettings(named, `${path}.*`) : []),
  ]
}

/** Which alternative of several one is; null where nothing tells them apart. */
export function variantOf(rule: Rule, variants: readonly Rule[]): Variant | null {
  const tag = tagOf(variants)?.key
  return tag === undefined ? null : { tag, value: String(constOf(rule, tag)), of: variants.length }
}

function describe(rule: Rule): Pick<ListedSetting, 'form' | 'type' | 'default' | 'choices'> {
  const form = formOf(rule)
  const hasDefault = rule.default !== undefined && !(form === 'section' && rule.default !== null)
  return {
    form,
    type: describeRule(rule),
    default: hasDefault ? inYaml(rule.default) : null,
    choices: choicesOf(rule),
  }
}

function formOf(rule: Rule): ListedSetting['form'] {
  const variants = variantsOf(rule)
  const types = (variants.length > 0 ? variants : [rule]).flatMap(typesOf)
  if (types.includes('array')) return 'list'
  return types.length > 0 && types.every((type) => type === 'object') ? 'section' : 'value'
}

function choicesOf(rule: Rule): string[] {
  if (rule.enum) return rule.enum.map(String)
  if (rule.const !== undefined) return [String(rule.const)]
  if (rule.type === 'boolean') return ['true', 'false']
  if (rule.type === 'array') return choicesOf(rule.items as Rule)
  return variantsOf(rule).flatMap(choicesOf)
}

function inYaml(value: unknown): string {
  return stringify(value, { collectionStyle: 'flow', lineWidth: 0, flowCollectionPadding: false }).trim()
}
