import { relative } from 'node:path'
import { ago } from './ago.ts'
import type { SourceStatus } from './open-desk.ts'
import { oneLine } from './output.ts'

/**
 * Sources for people: each on a line of its own with what came of it, and below it what could not be read and why.
 *
 * @param now in ms since the epoch
 */
export function sourceLines(sources: readonly SourceStatus[], now: number): string[] {
  const places = sources.map(({ location }) => showPlace(location))
  const width = Math.min(50, Math.max(0, ...places.map((place) => place.length)))
  return sources.flatMap((source, index) => [
    `${source.kind.padEnd(8)}${(places[index] ?? '').padEnd(width)}  ${outcome(source, now)}`,
    ...problemLines(source, now).map((line) => `        ${line}`),
  ])
}

/** A path below the working directory is shown from there. */
export function showPlace(location: string): string {
  if (/^https?:/.test(location)) return oneLine(location)
  const near = relative('', location)
  return near === '' ? '.' : oneLine(near.startsWith('..') ? location : near)
}

/** Whether the source, or a document of it, could not be read the last time. */
export function hasProblem({ problem, refused }: SourceStatus): boolean {
  return problem !== null || refused.length > 0
}

function outcome({ documents, passages, succeededAt, checkedAt }: SourceStatus, now: number): string {
  if (checkedAt === null) return 'not read yet'
  const amount = `${count(documents, 'document')}, ${count(passages, 'passage')}`
  return succeededAt === null ? amount : `${amount}, read ${ago(succeededAt, now)}`
}

function problemLines({ problem, succeededAt, documents, refused }: SourceStatus, now: number): string[] {
  const own = problem === null ? [] : [withCopy(problem, documents > 0 ? succeededAt : null, now)]
  return [
    ...own,
    ...refused.map((document) => `${document.name}: ${withCopy(document.problem, document.readAt, now)}`),
  ].map(oneLine)
}

function withCopy(problem: string, readAt: number | null, now: number): string {
  return readAt === null ? problem : `${problem}; the copy read ${ago(readAt, now)} stays in use`
}

export function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}
