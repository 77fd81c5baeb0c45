import { join } from 'node:path'
import { type FakeMistral, startFakeMistral } from '../../test/fakes/fake-mistral.ts'
import { answerTokens } from '../conversation.ts'
import { createRelayCaller, type Guess } from '../relay/caller.ts'
import { type Bench, type Figure, milliseconds, type Row } from '../row.ts'
import { startFrontdesk } from '../subjects.ts'

/** A usual model, and a recogniser that waits this long for more words. */
const pace = { firstTokenMs: 300, tokenMs: 20 }
const aheadMs = 500

interface Sample {
  readonly firstWordMs: number
  readonly requestsPerTurn: number
}

/** What preparing the answer on partial words saves, and what it costs when the guess was wrong. */
export const relayPartials: Row = {
  name: 'relay-partials',
  async run(bench) {
    await using model = await startFakeMistral({
      reply: { kind: 'answer', tokens: answerTokens, apart: true, ...pace },
    })
    const right: Guess = { of: (question) => question, aheadMs }
    const wrong: Guess = { of: (question) => `${question} or rather`, aheadMs }
    const plain = await measure(bench, model, false, right)
    const prepared = await measure(bench, model, true, right)
    const misled = await measure(bench, model, true, wrong)
    return [
      figure('not prepared on partial words', plain),
      figure('prepared on right ones, 500 ms before', prepared),
      figure('prepared on wrong ones', misled),
    ]
  },
}

async function measure(
  { children, quick }: Bench,
  model: FakeMistral,
  prepare: boolean,
  guess: Guess,
): Promise<Sample> {
  const turns = quick ? 3 : 10
  const folder = join(children.folder, `partials-${Date.now()}`)
  const relay = { partialPrompts: true, preparePartials: prepare }
  const subject = await startFrontdesk(children, { modelUrl: model.url, folder, relay })
  const caller = createRelayCaller(subject.line)
  await caller.start()
  await caller.hearAnswer(guess)
  const before = model.requests.length
  const waits: number[] = []
  for (let turn = 0; turn < turns; turn += 1) waits.push((await caller.hearAnswer(guess)).firstFrameMs)
  const requestsPerTurn = (model.requests.length - before) / turns
  await caller.hangUp()
  await subject.stop()
  return { firstWordMs: waits.toSorted((a, b) => a - b)[Math.floor(turns / 2)] ?? 0, requestsPerTurn }
}

function figure(how: string, { firstWordMs, requestsPerTurn }: Sample): Figure {
  return {
    what: `relay, model at 300 ms, ${how}: final words to first word, model requests a turn`,
    budget: '–',
    frontdesk: `${milliseconds(firstWordMs)}, ${requestsPerTurn.toFixed(1)}`,
    met: null,
  }
}
