/** The strict fake of Mistral as a process of its own. It reports its address, and again after each change of pace. */
import { z } from 'zod'
import { type FakeMistralOptions, type Reply, startFakeMistral } from '../test/fakes/fake-mistral.ts'
import { answerTokens } from './conversation.ts'

const pace = z.object({ firstTokenMs: z.number(), tokenMs: z.number(), tokens: z.number().optional() })
/** What is asked once a call is over. */
const filing = 'file_call'

const fake = await startFakeMistral({ reply: answerAt({ firstTokenMs: 0, tokenMs: 0 }) })
process.on('message', (message) => {
  fake.always(answerAt(pace.parse(message)))
  report()
})
process.on('disconnect', () => process.exit())
report()

function answerAt({ tokens, ...times }: z.output<typeof pace>): NonNullable<FakeMistralOptions['reply']> {
  const spoken: Reply = { kind: 'answer', tokens: answerTokens.slice(0, tokens), apart: true, ...times }
  return ({ body }) => (JSON.stringify(body['tools'] ?? []).includes(filing) ? filed : spoken)
}

/** A call that is not filed is asked about again and again. */
const filed: Reply = {
  kind: 'answer',
  toolCalls: [{ name: filing, arguments: JSON.stringify({ summary: 'A visitor asked for the hours.', fields: [] }) }],
}

function report(): void {
  process.send?.({ url: fake.url })
}
