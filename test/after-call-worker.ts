/**
 * A process of its own that works off the outbox of a store, for tests of what survives it:
 * `node after-call-worker.ts <file> <host:port of the receiver>`. It prints `ready` once it runs.
 */
import { systemClock } from '../src/lib/clock.ts'
import { openStore } from '../src/store/open-store.ts'
import { startDesk } from './support/after-call-desk.ts'

const [file = '', host = ''] = process.argv.slice(2)
const store = await openStore({ file })
const settings = { afterCall: { webhooks: [{ url: `http://${host}/hook` }], privateHosts: [host] } }
startDesk(
  store,
  systemClock,
  { settings },
  {
    failed: () => undefined,
    problem: (error) => process.stderr.write(`${error}\n`),
  },
)
process.stdout.write('ready\n')
setInterval(() => undefined, 60_000)
