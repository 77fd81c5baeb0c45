/**
 * `npm run bench:knowledge`: how well documents are found, how right the answers are that need no language model, and how
 * a large index keeps up. Uses no network, and writes its section of RESULTS.md. Ends with 1 when a figure fell against
 * baseline.json, or too few questions without an answer are declined.
 */
import { parseArgs } from 'node:util'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { acceptBaseline, compareWithBaseline, sharesOf } from './baseline.ts'
import { measureFullStore } from './full-store.ts'
import { measureSet, type SetFigures } from './measure-set.ts'
import { loadQuestionSets } from './question-sets.ts'
import { localEncoder, recordVectors } from './record-vectors.ts'
import { readVectors } from './recorded-vectors.ts'
import { leastDeclined, machineLine, qualityReport, scaleReport } from './report.ts'
import { writeSection } from './results-section.ts'
import { measureScale } from './scale.ts'

const flag = { type: 'boolean', default: false } as const
const { values: options } = parseArgs({
  options: {
    /** Leaves out the large index, and writes nothing. */
    quick: flag,
    /** Shows the questions that go wrong. */
    faults: flag,
    /** Makes these figures the ones to compare with. */
    accept: flag,
    /** Records the vectors first, which mistral-embed needs a key and the network for. */
    record: flag,
    /** Takes the vectors of another model, and then neither compares nor writes. */
    vectors: { type: 'string', default: localEncoder },
  },
})
const isUsual = options.vectors === localEncoder

const { hospital, faq } = await loadQuestionSets()
if (options.record) await recordVectors(options.vectors, [hospital, faq])
const vectors = await readVectors(options.vectors)
const sets = [await measureSet(hospital, vectors), await measureSet(faq, vectors)]
const quality = qualityReport(sets, vectors.model)
write(quality)
if (options.faults) for (const { answersByBoth } of sets) write(answersByBoth.faults.join('\n'))

const shares = Object.assign({}, ...sets.map(sharesOf))
if (options.accept && isUsual) await acceptBaseline(shares)
const fallen = [...(isUsual ? await compareWithBaseline(shares) : []), ...sets.flatMap(tooFewDeclined)]

if (!options.quick) {
  // Memory is compared after a garbage collection, which Node offers only when told to.
  setFlagsFromString('--expose-gc')
  globalThis.gc = runInNewContext('gc')
  const scale = scaleReport(await measureScale(), await measureFullStore())
  write(scale)
  if (isUsual) writeSection([machineLine(), quality, scale].join('\n\n'))
}
for (const sentence of fallen) process.stderr.write(`${sentence}\n`)
// The encoder and kept connections would hold the process up.
process.exit(fallen.length > 0 ? 1 : 0)

function tooFewDeclined({ set, answersByWords, answersByBoth }: SetFigures): string[] {
  const ways = Object.entries({ words: answersByWords, 'hybrid as shipped': answersByBoth })
  return ways
    .filter(([, { declinedOfUnanswerable }]) => declinedOfUnanswerable < leastDeclined)
    .map(
      ([way]) => `${set.name}, ${way}: fewer than ${leastDeclined * 100} % of the unanswerable questions are declined`,
    )
}

function write(text: string): void {
  process.stdout.write(`${text}\n\n`)
}
