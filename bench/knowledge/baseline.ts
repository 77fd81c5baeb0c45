import { readFile, writeFile } from 'node:fs/promises'
import { z } from 'zod'
import type { SetFigures } from './measure-set.ts'

/** Figures by name, as shares from 0 to 1, of which more is better. */
type Shares = Readonly<Record<string, number>>

const file = new URL('baseline.json', import.meta.url)
/** So much may be lost without notice: a question or two of two hundred. */
const tolerance = 0.011

/** What must not get worse. Times are left out: they differ from machine to machine. */
export function sharesOf({ set, retrieval, answersByWords, answersByBoth }: SetFigures): Shares {
  const shares: Record<string, number> = {}
  for (const [way, kinds] of retrieval) {
    for (const [name, value] of Object.entries(kinds['all'] ?? {})) shares[`${set.name}, ${way}: ${name}`] = value
  }
  for (const [way, answers] of [
    ['words', answersByWords],
    ['hybrid as shipped', answersByBoth],
  ] as const) {
    shares[`${set.name}, ${way}: answered right`] = answers.right
    shares[`${set.name}, ${way}: quoted from a right passage`] = answers.fromRightPassage
    shares[`${set.name}, ${way}: not answered wrong`] = 1 - answers.wrong
    shares[`${set.name}, ${way}: unanswerable declined`] = answers.declinedOfUnanswerable
  }
  return shares
}

/** What fell against the accepted figures, in a sentence each, and what is missing of them or new. */
export async function compareWithBaseline(shares: Shares): Promise<string[]> {
  const accepted = z.record(z.string(), z.number()).parse(JSON.parse(await readFile(file, 'utf8')))
  const fallen = Object.entries(accepted).flatMap(([name, before]) => {
    const now = shares[name]
    if (now === undefined) return [`${name} is no longer measured`]
    return now < before - tolerance ? [`${name} fell from ${percent(before)} to ${percent(now)}`] : []
  })
  const added = Object.keys(shares).filter((name) => accepted[name] === undefined)
  return [...fallen, ...added.map((name) => `${name} is not among the accepted figures`)]
}

/** Makes these figures the accepted ones. */
export async function acceptBaseline(shares: Shares): Promise<void> {
  const rounded = Object.entries(shares).map(([name, value]) => [name, Number(value.toFixed(4))])
  await writeFile(file, `${JSON.stringify(Object.fromEntries(rounded), null, 2)}\n`)
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
