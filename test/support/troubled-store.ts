import { openStore, type Store } from '../../src/store/open-store.ts'

/** A store on a database in memory whose call log can be put into trouble and out of it. */
interface TroubledStore extends Store {
  /** From now on every append or every read fails, or hangs until `heal`. */
  trouble(operation: 'append' | 'read', manner: 'rejects' | 'hangs'): void
  /** What hangs at this moment: `read`, or the types of the events to be appended. */
  readonly held: readonly string[]
  /** Lets go of what hangs, and works again. */
  heal(): void
}

/** Opens a store that works until it is told otherwise. */
export async function openTroubledStore(): Promise<TroubledStore> {
  const store = await openStore({ file: ':memory:' })
  const held: string[] = []
  const troubles = { append: works, read: works }
  let healed = Promise.withResolvers<void>()
  const manners = {
    rejects: () => Promise.reject(new Error('the disk is full')),
    hangs: (...names: string[]) => {
      held.push(...names)
      return healed.promise
    },
  }
  return {
    ...store,
    held,
    calls: {
      ...store.calls,
      append: (records, options) =>
        troubles.append(...records.map(({ event }) => event.type)).then(() => store.calls.append(records, options)),
      read: (callId, from) => troubles.read('read').then(() => store.calls.read(callId, from)),
    },
    trouble(operation, manner) {
      troubles[operation] = manners[manner]
    },
    heal() {
      troubles.append = works
      troubles.read = works
      held.length = 0
      healed.resolve()
      healed = Promise.withResolvers()
    },
  }
}

async function works(..._names: readonly string[]): Promise<void> {}
