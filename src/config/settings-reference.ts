import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { type ExplainedKey, explainedKeys, switchedOn } from './example-comments.ts'
import { assistantRules, constOf, namedRule, type Rule, tagOf, typesOf, variantsOf } from './schema-rules.ts'
import { type ListedSetting, listSettings, type Variant, variantOf } from './schema-settings.ts'
import { parseYaml } from './yaml-source.ts'

/** What is to be known of one setting, for somebody who writes it. */
export interface SettingReference extends Omit<ListedSetting, 'variant' | 'choices'> {
  /** Where its section has alternatives, those that it belongs to, as `kind: site`; empty for all. */
  readonly when: readonly string[]
  /** The part of the file that it stands in. */
  readonly group: string
  /** What it is for, in the words of `assistant.example.yaml`. */
  readonly about: string
  /** What can be chosen from; empty where anything of its type is allowed. */
  readonly choices: readonly SettingChoice[]
}

interface SettingChoice {
  readonly value: string
  /** What it stands for, where each choice is explained; else empty. */
  readonly about: string
}

const exampleFile = fileURLToPath(new URL('../../assistant.example.yaml', import.meta.url))

/** Every setting of the schema with its words in the example, in the order of the example. Reads a file. */
export async function readSettingsReference(): Promise<readonly SettingReference[]> {
  return referenceOf(assistantRules(), switchedOn(await readFile(exampleFile, 'utf8')))
}

/** @param example YAML that has each setting of the schema, with a comment above it or above what is around it */
export function referenceOf(rules: Rule, example: string): SettingReference[] {
  const words = explanations(rules, example)
  const settings = listSettings(rules)
    .map((setting) => ({ ...setting, ...explanationOf(setting, words) }))
    .toSorted((one, other) => one.order - other.order)
  const alike = Map.groupBy(settings, (setting) => (isTag(setting) ? setting.path : `${setting.path} ${setting.type}`))
  return [...alike.values()].flatMap(together)
}

interface Explanation extends Pick<SettingReference, 'about' | 'group'> {
  readonly order: number
}

/** Its own, or that of what is around it; a part of the file that has only a heading is explained by that. */
function explanationOf({ path, variant }: ListedSetting, words: ReadonlyMap<string, Explanation>): Explanation {
  const found = [nameOf({ path, variant }), path, ...around(path)].flatMap((name) => words.get(name) ?? [])[0]
  if (!found) throw new Error(`The example does not have ${path}.`)
  return { ...found, about: found.about || found.group }
}

/** The settings around one, the nearest first. */
function around(path: string): string[] {
  return [...path.matchAll(/\[\]\.|\./g)].map(({ index }) => path.slice(0, index)).toReversed()
}

/** Whether it is the key that tells alternatives apart. */
function isTag({ path, variant }: Pick<ListedSetting, 'path' | 'variant'>): boolean {
  return variant !== null && path.endsWith(`.${variant.tag}`)
}

/** What the example says, by the name of the setting, and by its path for alternatives that leave it out. */
function explanations(rules: Rule, example: string): ReadonlyMap<string, Explanation> {
  const { data } = parseYaml(example)
  const found = new Map<string, Explanation>()
  for (const [order, { path, about, group }] of explainedKeys(example).entries()) {
    const place = placeOf(rules, path, data)
    for (const name of [nameOf(place), place.path]) if (!found.has(name)) found.set(name, { about, group, order })
  }
  return found
}

function nameOf({ path, variant }: Pick<ListedSetting, 'path' | 'variant'>): string {
  return variant ? `${path} (${variant.tag}: ${variant.value})` : path
}

/** Where a key of the example stands in the schema, in the alternative that is written there. */
function placeOf(rules: Rule, path: ExplainedKey['path'], data: unknown): Pick<ListedSetting, 'path' | 'variant'> {
  let { rule, variant } = choose(rules, data)
  let value = data
  let place = ''
  let written: Variant | null = null
  for (const step of path) {
    const isEntry = typeof step === 'number'
    const own = (isEntry ? rule.items : rule.properties?.[step]) as Rule | undefined
    place += isEntry ? '[]' : `${place === '' ? '' : '.'}${own ? step : '*'}`
    written = isEntry ? null : variant
    value = (value as Record<PropertyKey, unknown> | undefined)?.[step]
    ;({ rule, variant } = choose(own ?? namedRule(rule) ?? {}, value))
  }
  return { path: place, variant: written }
}

/** Of alternatives the one that a value is. */
function choose(rule: Rule, value: unknown): { rule: Rule; variant: Variant | null } {
  const variants = variantsOf(rule)
  const tag = tagOf(variants)
  const isMeant = (one: Rule) =>
    tag
      ? constOf(one, tag.key) === (value as Record<string, unknown> | undefined)?.[tag.key]
      : typesOf(one).some((type) => type === (Array.isArray(value) ? 'array' : typeof value))
  const chosen = variants.find(isMeant) ?? variants[0] ?? rule
  return { rule: chosen, variant: variantOf(chosen, variants) }
}

/** What is the same in several alternatives as one setting; the key that tells them apart has a choice for each. */
function together(settings: readonly (ListedSetting & Explanation)[]): SettingReference[] {
  const [first] = settings
  if (!first) return []
  const { path, form, default: standard, isRequired, about, group, variant } = first
  const isShared = (one: Explanation) => settings.some((other) => other !== one && other.about === one.about)
  const choices = isTag(first)
    ? settings.flatMap((one) => one.choices.map((value) => ({ value, about: isShared(one) ? '' : one.about })))
    : first.choices.map((value) => ({ value, about: '' }))
  const isInAll = settings.length === (variant?.of ?? 1)
  return [
    {
      ...{ path, form, default: standard, isRequired, about, group, choices },
      type: isTag(first) ? `one of ${choices.map(({ value }) => value).join(', ')}` : first.type,
      when: isInAll ? [] : settings.map(({ variant: one }) => `${one?.tag}: ${one?.value}`),
    },
  ]
}
