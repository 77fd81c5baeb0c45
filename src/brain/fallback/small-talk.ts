/** What people say to whoever answers a phone, without asking for anything that is written down. */
const exchanges: readonly { said: readonly RegExp[]; reply(name: string): string }[] = [
  {
    said: [
      /^(?:thanks|thank you)(?: (?:so much|very much|a lot|again|for .*))?$/,
      /^that(?: wa| i)?s (?:great|helpful|all i needed)$/,
    ],
    reply: () => 'You are welcome.',
  },
  {
    said: [
      /^who(?:s| are| is) (?:you|this|there|speaking)$/,
      /^who am i (?:speaking|talking) (?:to|with)$/,
      /^what(?:s| is) your name$/,
    ],
    reply: (name) => `You are speaking with ${name}.`,
  },
  {
    said: [
      /^(?:are|is) (?:you|this) (?:an? )?(?:(?:real|live) )?(?:person|human|robot|machine|bot|computer|recording|ai|real)$/,
    ],
    reply: (name) => `I am a computer program: ${name}.`,
  },
  {
    said: [
      /^(?:can|could|will) you help(?: me)?(?: out| with something)?$/,
      /^(?:i (?:need|want) )?(?:some |your )?help(?: me)?$/,
      /^i have a question$/,
      /^can i ask (?:you )?(?:a question|something)$/,
    ],
    reply: () => 'Yes, I am here to help. Please tell me in a few words what you need.',
  },
  {
    said: [
      /^what can (?:you do|i ask)(?: (?:for me|you))?$/,
      /^what can you help(?: me)? with$/,
      /^what (?:do you do|are you for)$/,
    ],
    reply: () =>
      'I answer questions about our opening hours and services. Please tell me in a few words what you need.',
  },
  {
    said: [/^how are you(?: doing)?(?: today)?$/],
    reply: () => 'I am well, thank you. Please tell me in a few words what you need.',
  },
  {
    said: [
      /^(?:(?:can|could) you )?(?:repeat|say)(?: (?:that|it|this))?(?: (?:again|once more|one more time))?$/,
      /^(?:pardon(?: me)?|excuse me|what|what was that|what did you say|once more|come again)$/,
    ],
    reply: () => 'Please ask me your question once more, and I will answer it again.',
  },
  {
    said: [/^are you (?:still )?there$/, /^can you hear me$/, /^is (?:anybody|anyone|somebody|someone) there$/],
    reply: () => 'Yes, I can hear you. Please tell me in a few words what you need.',
  },
]

const greeting = /^(?:(?:hello|hi|hey|good (?:morning|afternoon|evening|day)|there|again)(?: |$))+/
const politeness = /(?:^| )(?:please|sorry|um+|uh+|oh|so|well|ok|okay|yes|yeah)(?= |$)/g

/** A reply to words that are only talk, such as a greeting or thanks; null when they may ask for something. */
export function replyToSmallTalk(words: string, name: string): string | null {
  const plain = words
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const said = plain.replace(greeting, '').replace(politeness, '').trim()
  if (plain === '') return null
  // A bare "yes" follows the closing question; there is no greeting to return.
  if (said === '') return `${greeting.test(plain) ? 'Hello. ' : ''}Please tell me in a few words what you need.`
  return exchanges.find((exchange) => exchange.said.some((form) => form.test(said)))?.reply(name) ?? null
}
