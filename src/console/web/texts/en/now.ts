export const now = {
  title: 'Now',
  lead: 'Calls as they go on. Open one to follow it word by word.',
  count: (count: number) => (count === 0 ? 'Nobody is on the line' : count === 1 ? '1 call' : `${count} calls`),
  more: (count: number) => (count === 1 ? 'and 1 more without a card' : `and ${count} more without a card`),
  toMore: 'Show all live calls',
  waiting: (count: number) => (count === 1 ? 'Show 1 new call' : `Show ${count} new calls`),
  list: 'Calls that go on',
  phases: {
    greeting: 'Greeting',
    listening: 'Listening',
    thinking: 'Thinking',
    speaking: 'Speaking',
    ringing: (person: string) => `Ringing: ${person}`,
    'with-person': (person: string) => `Speaks with: ${person}`,
    ended: 'Ended',
  },
  somebody: 'somebody',
  emergency: (what: string) => `Emergency: ${what}`,
  silent: 'Nothing yet',
  to: 'to',
  lasting: 'On the line for',
  stale: 'This may be old: the page tries to reach Frontdesk again.',
  quiet: {
    title: 'Nobody is on the line',
    words: 'The next call appears here by itself, as soon as it is answered.',
  },
  first: {
    title: 'No calls yet',
    words: 'Two ways to a first one:',
    phone: {
      title: 'Call from this browser',
      words: 'Type or speak, and hear it answer. It needs no telephone, no account and no key.',
      action: 'Open the phone',
    },
    number: {
      title: 'Let your number ring here',
      words:
        'In the Twilio console open your number and set, under “A call comes in”, this address as a webhook (POST):',
      copy: 'Copy the address',
      called: 'Then call',
      none: 'Twilio has to reach this machine. Give it a public address (PUBLIC_URL) and start it again; this page then shows what to enter in the Twilio console.',
    },
  },
  recent: {
    title: 'Last calls',
    all: 'All calls',
  },
}
