/** Sends one thing after the other, so that words never overtake each other on their way. */
export interface InOrder {
  send(act: () => Promise<unknown>): void
  /** Of these only the newest is sent, once what is before it has arrived. */
  sendNewest(act: () => Promise<unknown>): void
}

export function inOrder(onProblem: (error: unknown) => void): InOrder {
  let last: Promise<unknown> = Promise.resolve()
  let newest: (() => Promise<unknown>) | null = null

  function send(act: () => Promise<unknown>): void {
    last = last.then(act).catch(onProblem)
  }

  return {
    send,
    sendNewest(act) {
      const isWaiting = newest !== null
      newest = act
      if (isWaiting) return
      send(() => {
        const due = newest
        newest = null
        return due?.() ?? Promise.resolve()
      })
    },
  }
}
