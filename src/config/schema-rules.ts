import { z } from 'zod'
import { assistantSchema } from './schema.ts'

/** What the schema says about one setting, in JSON Schema's words. */
export type Rule = z.core.JSONSchema.BaseSchema

/** The rules of the whole file. Takes milliseconds, so it is only made when there is a fault to explain. */
export function assistantRules(): Rule {
  return z.toJSONSchema(assistantSchema, { io: 'input' })
}

/** The rule for one place, the variant chosen by what the owner wrote there; null where there is no such setting. */
export function ruleAt(rules: Rule, path: readonly PropertyKey[], data: unknown): Rule | null {
  let value = data
  let rule: Rule | null = rules
  for (const step of path) {
    value = (value as Record<PropertyKey, unknown> | undefined)?.[step]
    const next: unknown =
      typeof step === 'number' ? rule?.items : (rule?.properties?.[String(step)] ?? rule?.additionalProperties)
    rule = next ? chooseVariant(next as Rule, value) : null
  }
  return rule
}

/**
 * Which alternatives of a section have a key that the written one lacks, as `kind: site, sitemap`; null where none has
 * it, or there are no alternatives.
 */
export function whoHasKey(rules: Rule, section: readonly PropertyKey[], key: string, data: unknown): string | null {
  const last = section.at(-1)
  const around = ruleAt(rules, section.slice(0, -1), data)
  const next: unknown = typeof last === 'number' ? around?.items : around?.properties?.[String(last)]
  const variants = variantsOf((next ?? {}) as Rule)
  const tag = tagOf(variants)
  const owners = variants.filter((variant) => keysOf(variant).includes(key))
  if (!tag || owners.length === 0) return null
  return `${tag.key}: ${owners.map((variant) => String(constOf(variant, tag.key))).join(', ')}`
}

/** The keys of a section; empty for anything else. */
export function keysOf(rule: Rule | null): string[] {
  return Object.keys(rule?.properties ?? {})
}

/** What a rule allows, for people: `a whole number from 200 to 8000`. */
export function describeRule(rule: Rule): string {
  const variants = variantsOf(rule)
  const tag = tagOf(variants)
  if (tag) return `a section with the key ${tag.key}: ${tag.values.join(', ')}`
  if (variants.length > 0) return variants.map(describeRule).join(', or ')
  if (rule.const !== undefined) return String(rule.const)
  if (rule.enum) return `one of ${rule.enum.join(', ')}`
  const types = typesOf(rule)
  if (types.length > 1) return types.map((type) => describeRule({ ...rule, type })).join(', or ')
  switch (types[0]) {
    case 'string':
      return describeText(rule)
    case 'integer':
      return `a whole number${describeRange(rule.minimum, rule.maximum)}`
    case 'number':
      return `a number${describeRange(rule.minimum, rule.maximum)}`
    case 'boolean':
      return 'true or false'
    case 'array':
      return `a list${describeRange(rule.minItems, rule.maxItems, ' entries')}, each ${describeRule(rule.items as Rule)}`
    case 'object':
      return describeSection(rule)
    default:
      return 'anything'
  }
}

type ValueType = Exclude<NonNullable<Rule['type']>, readonly unknown[]>

/** The types that a value may have, but nothing at all. */
export function typesOf({ type }: Rule): ValueType[] {
  return [type ?? []].flat().filter((one) => one !== 'null')
}

/** What a section allows below names of one's own; null where its keys are given. */
export function namedRule({ additionalProperties }: Rule): Rule | null {
  return typeof additionalProperties === 'object' ? additionalProperties : null
}

function describeSection(rule: Rule): string {
  const named = namedRule(rule)
  return named
    ? `a section with names of your own, each with ${describeRule(named)}`
    : `a section with the keys ${keysOf(rule).join(', ')}`
}

function describeText(rule: Rule): string {
  return `a text${describeRange(rule.minLength, rule.maxLength, ' characters')}`
}

function describeRange(least: number | undefined, most: number | undefined, unit = ''): string {
  const limited = most !== undefined && most < Number.MAX_SAFE_INTEGER
  if (least === Number.MIN_SAFE_INTEGER) return describeRange(undefined, most, unit)
  if (least !== undefined && limited) return ` from ${least} to ${most}${unit}`
  if (least !== undefined) return ` of at least ${least}${unit}`
  return limited ? ` of at most ${most}${unit}` : ''
}

/** The alternatives of a rule, but nothing at all; empty where there are none. */
export function variantsOf(rule: Rule): Rule[] {
  const variants = (rule.oneOf ?? rule.anyOf ?? []) as Rule[]
  const own = variants.filter((variant) => variant.type !== 'null')
  const [only] = own
  const inner = own.length === 1 && only ? variantsOf(only) : []
  return inner.length > 0 ? inner : own
}

/** Of alternatives the one that the written tag names, and of "this or nothing" the this. */
function chooseVariant(rule: Rule, value: unknown): Rule {
  const variants = variantsOf(rule)
  if (variants.length === 1) return variants[0] ?? rule
  const tag = tagOf(variants)
  const written = tag && (value as Record<string, unknown> | null | undefined)?.[tag.key]
  return variants.find((variant) => tag && written !== undefined && constOf(variant, tag.key) === written) ?? rule
}

/** The key that tells alternatives apart (`provider`, `kind`) and its values; null where there is none. */
export function tagOf(variants: readonly Rule[]): { key: string; values: string[] } | null {
  if (variants.length < 2) return null
  const key = keysOf(variants[0] ?? null).find((name) => variants.every((variant) => constOf(variant, name)))
  return key ? { key, values: variants.map((variant) => String(constOf(variant, key))) } : null
}

/** What a key of an alternative must be; undefined where it may be several things. */
export function constOf(variant: Rule, key: string): unknown {
  return (variant.properties?.[key] as Rule | undefined)?.const
}
