/**
 * A process of its own that takes calls up from a store, for tests of what survives it and of several at once:
 * `node archive-process.ts <file>`. It prints `written` for each batch that it has written, and `done` when nothing is due.
 */
import { openStore } from '../src/store/open-store.ts'
import { startArchivistOf } from './support/archive-desk.ts'

const [file = ''] = process.argv.slice(2)
const store = await openStore({ file })
const say = (line: string) => process.stdout.write(`${line}\n`)
const { archiveWriter } = store
startArchivistOf({
  archiveWriter: {
    ...archiveWriter,
    async write(entries) {
      await archiveWriter.write(entries)
      say(entries.length > 0 ? 'written' : 'done')
    },
  },
})
setInterval(() => undefined, 60_000)
