/** The strict fake of Mistral as a process of its own. It reports its address, and again after each change of pace. */
import { z } from 'zod'
import { type Reply, startFakeMistral } from '../test/fakes/fake-mistral.ts'
import { answerTokens } from './conversation.ts'

const pace = z.object({ firstTokenMs: z.number(), tokenMs: z.number(), tokens: z.number().optional() })

const fake = await startFakeMistral({ reply: answerAt({ firstTokenMs: 0, tokenMs: 0 }) })
process.on('message', (message) => {
  fake.always(answerAt(pace.parse(message)))
  report()
})
process.on('disconnect', () => process.exit())
report()

function answerAt({ tokens, ...times }: z.output<typeof pace>): Reply {
  return { kind: 'answer', tokens: answerTokens.slice(0, tokens), apart: true, ...times }
}

function report(): void {
  process.send?.({ url: fake.url })
}
