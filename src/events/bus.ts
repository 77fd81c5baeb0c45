export interface EventBus<T> {
  /** Hands the event to everybody who is subscribed now. Returns at once and never throws. */
  publish(event: T): void
  /** Gives back the function that ends the subscription. A subscriber gets events in the order of publishing. */
  subscribe(subscriber: Subscriber<T>): () => void
}

/** Work that takes longer goes into the promise; it is not waited for before the next event. */
type Subscriber<T> = (event: T) => void | Promise<void>

interface Delivery<T> {
  readonly event: T
  readonly subscribers: readonly Subscriber<T>[]
}

/**
 * Publish and subscribe within the process. Events are delivered on a later tick, after the publisher's own work, so
 * that a slow subscriber is never between a caller and the answer. What a subscriber throws goes to `onProblem`.
 */
export function createEventBus<T>(onProblem: (error: unknown) => void): EventBus<T> {
  let subscribers: readonly Subscriber<T>[] = []
  let waiting: Delivery<T>[] = []

  async function deliverTo(subscriber: Subscriber<T>, event: T): Promise<void> {
    try {
      await subscriber(event)
    } catch (error) {
      onProblem(error)
    }
  }

  function deliver(): void {
    const deliveries = waiting
    waiting = []
    for (const { event, subscribers: chosen } of deliveries) {
      for (const subscriber of chosen) {
        if (subscribers.includes(subscriber)) void deliverTo(subscriber, event)
      }
    }
  }

  return {
    publish(event) {
      if (waiting.push({ event, subscribers }) === 1) setImmediate(deliver)
    },
    subscribe(subscriber) {
      subscribers = [...subscribers, subscriber]
      return () => {
        subscribers = subscribers.filter((other) => other !== subscriber)
      }
    },
  }
}
