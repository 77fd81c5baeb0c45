import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { errorOf } from './test-folder.ts'

const secret = `whsec_${Buffer.alloc(32).toString('base64')}`
const hook = { url: 'https://crm.example.org/calls' }

const faultsOf = async (afterCall: object, env: Record<string, string> = {}, more: object = {}) =>
  (await errorOf({ 'assistant.yaml': stringify({ afterCall, ...more }) }, env)).message

test.each<[string, object, Record<string, string>, RegExp]>([
  ['a webhook without a secret', { webhooks: [hook] }, {}, /webhooks\[0\].*\n.*WEBHOOK_SECRET is not set/],
  ['a secret of another form', { webhooks: [hook] }, { WEBHOOK_SECRET: 'hunter2' }, /no secret for webhooks/],
  [
    'a webhook into the own network',
    { webhooks: [{ url: 'http://10.0.0.5/x' }] },
    { WEBHOOK_SECRET: secret },
    /list 10\.0\.0\.5 under afterCall\.privateHosts/,
  ],
  [
    'e-mail without a server and sender',
    { email: { to: ['a@b.example'] } },
    {},
    /email\.from[\s\S]*SMTP_URL is not set/,
  ],
  [
    'a mail server that is none',
    { email: { to: ['a@b.example'], from: 'c@d.example' } },
    { SMTP_URL: 'https://user:hunter2@mail.example.org' },
    /SMTP_URL is no address of a mail server/,
  ],
  ['a choice of nothing', { fields: [{ name: 'a', about: 'b', type: 'choice' }] }, {}, /fields\[0\]\.choices/],
  ['two fields of one name', { fields: [0, 1].map(() => ({ name: 'a', about: 'b' })) }, {}, /a name of its own/],
])('%s is a fault, and no secret is shown', async (_what, afterCall, env, message) => {
  const found = await faultsOf(afterCall, env)
  expect(found).toMatch(message)
  expect(found).not.toContain('hunter2')
})

test('messages by e-mail and webhook need the same', async () => {
  const messages = { email: ['a@b.example'], webhook: 'https://crm.example.org/messages' }
  const found = await faultsOf({}, {}, { messages })
  expect(found).toContain('SMTP_URL is not set')
  expect(found).toContain('WEBHOOK_SECRET is not set')
})
