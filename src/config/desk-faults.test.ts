import { expect, test } from 'vitest'
import { loadConfig } from './load-config.ts'
import { errorOf, testFolder } from './test-folder.ts'

const reception = '{ name: reception, to: "+15550100110" }'
const people = (...rows: string[]) => `people:\n${rows.map((row) => `  - ${row}`).join('\n')}`

/** The faults of a YAML as `path: found -> allowed`. */
async function faultsOf(yaml: string, env: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const { faults } = await errorOf({ 'assistant.yaml': yaml }, env)
  return faults.map(({ path, found }) => `${path}: ${found}`)
}

test.each([
  ['nobody to call', people('{ name: reception }'), ['people[0].to: nothing']],
  ['no address', people('{ name: a, to: reception@example.org }'), ['people[0].to: "reception@example.org"']],
  ['a number without quotes', people('{ name: a, to: +15550100110 }'), ['people[0].to: 15550100110']],
  ['keys behind a number', people('{ name: a, to: "+15550100110,,9" }'), ['people[0].to: "+15550100110,,9"']],
  ['headers in an address', people('{ name: a, to: "sip:a@b.example?X=1" }'), ['people[0].to: "sip:a@b.example?X=1"']],
  [
    'a name twice',
    people(reception, '{ name: Réception, to: "client:b" }'),
    ['people[1].name: "Réception", which means people[0] already'],
  ],
  [
    'a word for two',
    people('{ name: a, to: "client:a", also: [desk] }', '{ name: b, to: "client:b", also: ["Desk."] }'),
    ['people[1].also[0]: "Desk.", which means people[0] already'],
  ],
  ['a name without letters', people('{ name: "***", to: "client:a" }'), ['people[0].name: "***"']],
  [
    'a stand-in who is not there',
    people('{ name: a, to: "client:a", otherwise: [b] }'),
    ['people[0].otherwise[0]: "b"'],
  ],
  [
    'a circle',
    people('{ name: a, to: "client:a", otherwise: [b] }', '{ name: b, to: "client:b", otherwise: [a] }'),
    ['people[0].otherwise[0]: b, which leads back to a', 'people[1].otherwise[0]: a, which leads back to b'],
  ],
  [
    'somebody who stands in for themselves when closed',
    people('{ name: a, to: "client:a", closed: { otherwise: [a] } }'),
    ['people[0].closed.otherwise[0]: a, which leads back to a'],
  ],
  [
    'hours of a business without hours',
    people('{ name: a, to: "client:a", hours: business }'),
    ['people[0].hours: business'],
  ],
  [
    'a rota without a zone',
    people('{ name: a, rota: { shifts: [{ to: "client:a" }] } }'),
    ['people[0].rota.zone: nothing'],
  ],
  [
    'a date that is none',
    people('{ name: a, rota: { zone: Europe/Berlin, shifts: [{ to: "client:a", dates: ["2026-02-30"] }] } }'),
    ['people[0].rota.shifts[0].dates[0]: "2026-02-30"'],
  ],
  [
    'dates in the wrong order',
    people('{ name: a, rota: { zone: Europe/Berlin, shifts: [{ to: "client:a", dates: [2026-03-02/2026-03-01] }] } }'),
    ['people[0].rota.shifts[0].dates[0]: "2026-03-02/2026-03-01"'],
  ],
  ['a number that costs extra', people('{ name: a, to: "+19005550123" }'), ['people[0].to: "+19005550123"']],
  [
    'a number that is blocked',
    `${people(reception)}\ntransfers: { blockedPrefixes: ["+1555"] }`,
    ['people[0].to: "+15550100110"'],
  ],
  ['no country', 'transfers: { countries: [XX] }', ['transfers.countries[0]: "XX"']],
  ['a question twice', 'messages: { ask: [name, name] }', ['messages.ask: ["name","name"]']],
  [
    'a name in braces that nobody knows',
    'texts: { templates: [{ name: a, about: b, text: "Dear {caller}" }] }',
    ['texts.templates[0].text: {caller}'],
  ],
  [
    'a text twice',
    'texts: { templates: [{ name: a, about: b, text: c }, { name: a, about: b, text: d }] }',
    ['texts.templates[1].name: a'],
  ],
])('%s is a fault', async (_title, yaml, faults) => {
  expect(await faultsOf(yaml)).toEqual(faults)
})

test('numbers abroad have to be listed', async () => {
  const yaml = people('{ name: a, to: "+493012345678" }')
  const env = { TWILIO_PHONE_NUMBER: '+15550100100' }
  expect(await faultsOf(yaml, env)).toEqual(['people[0].to: "+493012345678"'])
  await using folder = await testFolder({ 'assistant.yaml': `${yaml}\ntransfers: { countries: [US, DE] }` })
  const { assistant } = await loadConfig({ env, cwd: folder.path })
  expect(assistant.people).toMatchObject([{ to: '+493012345678', mode: 'warm', ringSeconds: 20 }])
})
