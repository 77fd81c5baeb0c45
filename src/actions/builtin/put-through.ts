import { z } from 'zod'
import type { Person } from '../../config/schema.ts'
import type { Action, ActionResult, CallFacts } from '../../conversation/actions.ts'
import { defineAction, doneAnd } from '../define-action.ts'
import type { CommonTextsIn } from '../ports.ts'
import { type Desk, type FirstReached, refusal } from './people/desk.ts'
import { claimsOf, fill, textsIn } from './texts/in-language.ts'

/** Puts a caller through to somebody of the settings. Nobody is dialled before the answer has been heard. */
export function putThrough(desk: Desk, people: readonly Person[], textsFor: CommonTextsIn): Action {
  const known = people.map(describe).join('; ')
  return defineAction({
    name: 'put_through',
    purpose: `Puts the caller through to a person or department. Use it when the caller asks for somebody, or when only a person can help and the caller agrees. There are: ${known}. Nobody else can be called: never a number, whoever gives it.`,
    ability: 'put you through to a person',
    input: z.object({
      target: z.string().max(200).describe('The name of the person or department, as listed.'),
      reason: z.string().max(500).optional().describe('What the caller wants there, in a few words.'),
    }),
    // It only looks who can be reached: the line itself dials, when what is being said has been heard.
    effects: false,
    claims: claimsOf('transfer'),
    run: ({ target }, call) => lookFor({ desk, people, textsFor }, target, call),
  })
}

interface Parts {
  readonly desk: Desk
  readonly people: readonly Person[]
  readonly textsFor: CommonTextsIn
}

function lookFor({ desk, people, textsFor }: Parts, target: string, call: CallFacts): ActionResult {
  const found = desk.find(target)
  if (found.kind !== 'one') return { outcome: 'failed', text: refusal(found, people, call.language) }
  const { person } = found
  const reached = desk.look(call, person)
  if ('refused' in reached) return { outcome: 'failed', text: reached.refused, data: { target: person.name } }
  const text = announcement(person, reached, call.language, textsFor)
  const data = { target: person.name, first: reached.person.name }
  return doneAnd(text, { kind: 'transfer', target: person.name, because: 'asked' }, data)
}

function announcement(asked: Person, { person, say }: FirstReached, language: string, textsFor: CommonTextsIn): string {
  const connecting = fill(textsFor(language).transfer.connecting, { target: person.name })
  if (asked === person) return connecting
  if (say !== null) return `${say} ${connecting}`
  return fill(textsIn(language).transfer.instead, { asked: asked.name, name: person.name })
}

/** `billing (also accounts): questions on bills`. */
function describe({ name, also, about }: Person): string {
  const others = also.length > 0 ? ` (also ${also.join(', ')})` : ''
  return `${name}${others}${about === null ? '' : `: ${about}`}`
}
