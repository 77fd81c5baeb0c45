import type { Assistant, Person } from '../../config/schema.ts'
import type { MenuEntry } from '../../conversation/menu/menu.ts'
import type { CommonTexts, CommonTextsIn } from '../ports.ts'
import type { DeskTexts } from './texts/desk-texts.ts'
import { deskTexts, fill } from './texts/in-language.ts'

type Phrases = DeskTexts['menu']['phrases']
type Does = MenuEntry['does']

/** More people than these, and the last key is forgotten before the first is pressed. */
const mostPeople = 5

/**
 * What callers reach without a model: people in the order of the settings by the keys from 1 on, then a message, a call
 * back and the hours, and the first of all by 0.
 */
export function menuEntries(
  { people, messages, openingHours }: Pick<Assistant, 'people' | 'messages' | 'openingHours'>,
  textsFor: CommonTextsIn,
): MenuEntry[] {
  const entry = (label: keyof CommonTexts['menu'], phrases: keyof Phrases, does: Does): Omit<MenuEntry, 'key'> => ({
    label: inEach((language) => textsFor(language).menu[label]),
    phrases: inEach((language) => deskTexts[language]?.menu.phrases[phrases] ?? []),
    does,
  })
  const all = [
    ...people.map((person) => personEntry(person, textsFor)),
    ...(messages.enabled ? [entry('message', 'message', act('take_message'))] : []),
    ...(messages.callBack ? [entry('callBack', 'callBack', act('call_back'))] : []),
    ...(openingHours ? [entry('hours', 'hours', act('opening_hours'))] : []),
  ]
  const spare = all.slice(mostPeople, people.length)
  const told = all.filter((candidate) => !spare.includes(candidate))
  const [first] = all
  return [
    ...told.map((candidate, place) => ({ ...candidate, key: String(place + 1) })),
    ...spare.map((candidate) => ({ ...candidate, key: null })),
    ...(first && first.does.kind === 'action' && first.does.action !== 'opening_hours' ? [operator(first.does)] : []),
  ]
}

/** Everybody knows that key, so it is not told. */
function operator(does: Does): MenuEntry {
  return { key: '0', label: {}, phrases: inEach((language) => deskTexts[language]?.menu.phrases.operator ?? []), does }
}

function personEntry({ name, also }: Person, textsFor: CommonTextsIn): Omit<MenuEntry, 'key'> {
  const names = [name, ...also]
  return {
    label: inEach((language) => fill(textsFor(language).menu.putThrough, { target: name })),
    phrases: inEach((language) =>
      (deskTexts[language]?.menu.personPhrases ?? []).flatMap((phrase) =>
        names.map((word) => fill(phrase, { name: word })),
      ),
    ),
    does: act('put_through', { target: name }),
  }
}

function act(action: string, input: Readonly<Record<string, string>> = {}): Does {
  return { kind: 'action', action, input }
}

function inEach<Value>(make: (language: string) => Value): Record<string, Value> {
  return Object.fromEntries(Object.keys(deskTexts).map((language) => [language, make(language)]))
}
