import { z } from 'zod'
import type { Assistant } from '../../config/schema.ts'
import type { Action } from '../../conversation/actions.ts'
import { defineAction } from '../define-action.ts'
import type { CommonTextsIn } from '../ports.ts'
import type { Texting } from './texting.ts'
import { claimsOf, fill, textsIn } from './texts/in-language.ts'

/** To text the caller one of the texts of the settings, and to stop texts. Empty where there are no texts. */
export function textActions(
  { texts, name }: Pick<Assistant, 'texts' | 'name'>,
  texting: Texting,
  textsFor: CommonTextsIn,
): Action[] {
  if (texts.templates.length === 0) return []
  return [sendText(texts.templates, name, texting, textsFor), stopTexts(texting)]
}

function sendText(
  templates: Assistant['texts']['templates'],
  business: string,
  texting: Texting,
  textsFor: CommonTextsIn,
): Action {
  const byName = new Map(templates.map((template) => [template.name, template]))
  const known = templates.map(({ name, about }) => `${name}: ${about}`).join('; ')
  return defineAction({
    name: 'send_text',
    purpose: `Sends the caller a prepared text message, to the number of this call and no other. Use it when the caller agrees to get one. There are: ${known}.`,
    ability: 'send you the details as a text message',
    input: z.object({
      text: z.enum(templates.map(({ name }) => name)).describe('The name of the prepared text.'),
    }),
    effects: true,
    claims: claimsOf('text'),
    isOffered: (call) => texting.canReach(call),
    async run({ text: name }, context, signal) {
      const body = fill(byName.get(name)?.text ?? '', { business, number: context.called })
      const refused = await texting.send(context, body, name, signal)
      if (refused !== null) return { outcome: 'failed', text: refused }
      return { outcome: 'done', text: textsFor(context.language).actions.textSent, data: { template: name } }
    },
    rehearse: ({ text: name }, { language }) => ({
      ...{ outcome: 'done', text: textsFor(language).actions.textSent, data: { template: name } },
    }),
  })
}

function stopTexts(texting: Texting): Action {
  return defineAction({
    name: 'stop_texts',
    purpose: 'Notes that the caller wants no text messages any more, or wants them again.',
    input: z.object({ stop: z.boolean().describe('false when the caller wants them again') }),
    // It changes only what is in the log, and the newest wish counts.
    effects: false,
    isOffered: (call) => texting.canReach(call),
    run({ stop }, { note, turn, language }) {
      const { text } = textsIn(language)
      note({ type: stop ? 'texts.stopped' : 'texts.allowed', turn })
      return { outcome: 'done', text: stop ? text.stopped : text.allowed }
    },
  })
}
