/**
 * A process of its own that writes to a store, for tests of what survives it and of several at once:
 * `node store-writer.ts <file> <prefix> <appends per call> <characters per append>`. It prints `<call> <seq>` for each
 * append that was acknowledged, `failed <error>` for the first that was not, and `done` at the end.
 */
import { openStore } from '../src/store/open-store.ts'
import { recordsOf, said } from './store-records.ts'

const [file = '', prefix = '', appends = '', characters = ''] = process.argv.slice(2)
// Written before it returns, and waiting for a reader that is slow: so Node treats pipes on POSIX systems.
const say = (line: string) => process.stdout.write(`${line}\n`)

await using store = await openStore({ file })
const text = 'x'.repeat(Number(characters))

async function writeCall(callId: string): Promise<void> {
  for (let seq = 0; seq < Number(appends); seq += 1) {
    await store.calls.append(recordsOf(callId, [said(seq, text)], seq))
    say(`${callId} ${seq}`)
  }
}

const callIds = Array.from({ length: 8 }, (_, index) => `${prefix}-${index}`)
await Promise.all(callIds.map(writeCall)).then(
  () => say('done'),
  (error) => say(`failed ${error}`),
)
