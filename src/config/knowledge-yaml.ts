import { isDeepStrictEqual } from 'node:util'
import { isMap, isSeq, parseDocument } from 'yaml'
import { cutOut, type SourceEntry, type SourcePlace, spliceIn } from './knowledge-splice.ts'

/** The text is such that only a person can change it. */
export class UneditableYaml extends Error {
  override name = 'UneditableYaml'
}

interface Knowledge {
  folder?: unknown
  sources?: unknown[] | null
}

/**
 * The text of an assistant's YAML with one more source at the end of `knowledge.sources`; every other line stays as it
 * is wherever that is possible. Throws `UneditableYaml` when it is not, as with sources that are an alias.
 */
export function withSource(text: string, source: SourceEntry): string {
  const wanted = changed(text, (knowledge) => {
    knowledge.sources = [...(knowledge.sources ?? []), source]
  })
  const document = parseDocument(text)
  const rewritten = () => {
    const list = document.getIn(['knowledge', 'sources'])
    if (isSeq(list)) list.add(document.createNode(source))
    else if (isMap(document.get('knowledge'))) document.setIn(['knowledge', 'sources'], [source])
    else document.set('knowledge', document.createNode({ sources: [source] }))
    return document.toString({ lineWidth: 0 })
  }
  return firstGood(wanted, [() => spliceIn(text, document, source), rewritten])
}

/**
 * The text without one source, by its place among those of the loaded settings, where `folder` comes first. Comments
 * around it stay. When no source is left, `sources: []` says so. Throws `UneditableYaml` as `withSource` does.
 */
export function withoutSource(text: string, index: number): string {
  const place = placeOf(text, index)
  const wanted = changed(text, (knowledge) => {
    if (place === 'folder') delete knowledge.folder
    else knowledge.sources = (knowledge.sources ?? []).toSpliced(place, 1)
    if (knowledge.folder === undefined) knowledge.sources ??= []
  })
  const document = parseDocument(text)
  const rewritten = () => {
    if (place === 'folder') document.deleteIn(['knowledge', 'folder'])
    else document.deleteIn(['knowledge', 'sources', place])
    if (!document.hasIn(['knowledge', 'folder']) && !isSeq(document.getIn(['knowledge', 'sources'])))
      document.setIn(['knowledge', 'sources'], [])
    return document.toString({ lineWidth: 0 })
  }
  return firstGood(wanted, [() => cutOut(text, document, place), rewritten])
}

function placeOf(text: string, index: number): SourcePlace {
  const folder: unknown = parseDocument(text).getIn(['knowledge', 'folder'])
  if (folder === undefined || folder === null) return index
  return index === 0 ? 'folder' : index - 1
}

/** What the text must say afterwards. */
function changed(text: string, change: (knowledge: Knowledge) => void): unknown {
  const data = (parseDocument(text).toJS() ?? {}) as { knowledge?: Knowledge | null }
  const knowledge: Knowledge = structuredClone(data.knowledge ?? {})
  change(knowledge)
  return { ...data, knowledge }
}

/** The first text that says what is wanted: what an edit of the text itself makes of odd layouts is not trusted. */
function firstGood(wanted: unknown, ways: readonly (() => string | null)[]): string {
  for (const way of ways) {
    const text = way()
    if (text === null) continue
    const document = parseDocument(text)
    if (document.errors.length === 0 && isDeepStrictEqual(withoutNull(document.toJS()), withoutNull(wanted)))
      return text
  }
  throw new UneditableYaml('its section knowledge is written in a way that only a person can change')
}

/** An emptied list and one that was never there are told apart; a key without a value and a missing one are not. */
function withoutNull(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data, (_key, value) => value ?? undefined))
}
