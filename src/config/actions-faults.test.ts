import { describe, expect, test } from 'vitest'
import { faultsOf, load, yaml } from './test-folder.ts'

const action = (lines: string) =>
  `actions:\n  - name: find_order\n    purpose: Finds.\n${lines.replace(/^/gm, '    ')}\n`
const url = "request: { url: 'https://a.example.org/' }"
const env = { TOKEN: 't0p-secret' }

describe('what is wrong with actions is said with its place', () => {
  test.each<[string, string, string]>([
    ['name', action(url).replace('find_order', 'Find order'), 'actions[0].name'],
    ['a name twice', action(url) + action(url).replace('actions:\n', ''), 'actions[1].name'],
    [
      'a type of a field',
      action(`input: { a: { type: number, about: x, min: 5, max: 1 } }\n${url}`),
      'actions[0].input.a.min',
    ],
    ['a pattern', action(`input: { a: { type: text, about: x, pattern: '[' } }\n${url}`), 'actions[0].input.a.pattern'],
    [
      'a choice without choices',
      action(`input: { a: { type: choice, about: x, choices: [] } }\n${url}`),
      'actions[0].input.a.choices',
    ],
    [
      'a host from a value',
      action("input: { h: { type: text, about: x } }\nrequest: { url: 'https://{h}.example.org/' }"),
      'actions[0].request.url',
    ],
    [
      'a host that a value prolongs',
      action("input: { h: { type: text, about: x } }\nrequest: { url: 'https://a.example.org{h}/' }"),
      'actions[0].request.url',
    ],
    [
      'a user from a value',
      action("input: { h: { type: text, about: x } }\nrequest: { url: 'https://{h}@a.example.org/' }"),
      'actions[0].request.url',
    ],
    [
      'a value that may be missing in a path',
      action("input: { n: { type: text, about: x, required: false } }\nrequest: { url: 'https://a.example.org/{n}' }"),
      'actions[0].request.url',
    ],
    [
      'a value that there is not',
      action("request: { url: 'https://a.example.org/{numbr}' }"),
      'actions[0].request.url',
    ],
    [
      'a secret in an address',
      action(`request: { url: 'https://a.example.org/\${env:TOKEN}' }`),
      'actions[0].request.url',
    ],
    ['no encryption', action("request: { url: 'http://a.example.org/' }"), 'actions[0].request.url'],
    ['a private address', action("request: { url: 'https://10.0.0.5/' }"), 'actions[0].request.url'],
    ['a private address in disguise', action("request: { url: 'https://0x7f.1/' }"), 'actions[0].request.url'],
    ['this machine', action("request: { url: 'https://localhost/' }"), 'actions[0].request.url'],
    [
      'the address of clouds',
      action("request: { url: 'https://[::ffff:169.254.169.254]/' }"),
      'actions[0].request.url',
    ],
    ['another scheme', action("request: { url: 'file:///etc/passwd' }"), 'actions[0].request.url'],
    [
      'a lone brace',
      action("request: { url: 'https://a.example.org/', query: { a: '{' } }"),
      'actions[0].request.query.a',
    ],
    [
      'a secret that is not set',
      action(`request: { url: 'https://a.example.org/', headers: { X: '\${env:NO_TOKEN}' } }`),
      'actions[0].request.headers.X',
    ],
    [
      'a secret written out',
      action("request: { url: 'https://a.example.org/', headers: { Authorization: Bearer t0p-secret } }"),
      'actions[0].request.headers.Authorization',
    ],
    [
      'a header of the connection',
      action("request: { url: 'https://a.example.org/', headers: { Host: b } }"),
      'actions[0].request.headers.Host',
    ],
    [
      'a header of two lines',
      action('request: { url: "https://a.example.org/", headers: { X: "a\\nB: c" } }'),
      'actions[0].request.headers.X',
    ],
    [
      'a body with GET',
      action("request: { url: 'https://a.example.org/', body: { a: 1 } }"),
      'actions[0].request.body',
    ],
    [
      'a nested form',
      action("request: { method: POST, url: 'https://a.example.org/', bodyAs: form, body: { a: { b: 1 } } }"),
      'actions[0].request.body',
    ],
    [
      'an unknown value in a body',
      action("request: { method: POST, url: 'https://a.example.org/', body: { a: ['{b}'] } }"),
      'actions[0].request.body.a[0]',
    ],
    ['a path of an answer', action(`${url}\nresponse: { pick: { a: order.state } }`), 'actions[0].response.pick.a'],
    [
      'a word that nothing fills',
      action(`${url}\nresponse: { pick: { a: /a }, say: '{b}' }`),
      'actions[0].response.say',
    ],
    ['a result used again with effects', action(`${url}\neffects: true\ncacheSeconds: 5`), 'actions[0].cacheSeconds'],
    [
      'effects of a tool that is not allowed',
      'mcp: [{ kind: http, name: crm, url: https://a.example.org/, allow: [a], effects: { b: false } }]',
      'mcp[0].effects.b',
    ],
    [
      'a secret among arguments',
      `mcp: [{ kind: command, name: crm, command: node, args: ['--key=\${env:TOKEN}'], allow: [a] }]`,
      'mcp[0].args[0]',
    ],
    ['a private server', 'mcp: [{ kind: http, name: crm, url: http://127.0.0.1:3000/mcp, allow: [a] }]', 'mcp[0].url'],
    ['a folder that is not there', 'actionsFolder: ./nowhere', 'actionsFolder'],
    [
      'a lookup that takes too long',
      'callerLookup: { url: https://a.example.org/, timeoutMs: 5000 }',
      'callerLookup.timeoutMs',
    ],
    ['a lookup with a password', 'callerLookup: { url: https://me:t0p-secret@a.example.org/ }', 'callerLookup.url'],
  ])('%s', async (_name, text, path) => {
    const faults = await faultsOf(yaml(text), env)
    expect(faults.map((fault) => fault.path)).toEqual([path])
    expect(JSON.stringify(faults)).not.toContain('t0p-secret')
  })
})

test('secrets that settings refer to are there, and nothing else of the environment', async () => {
  const text = action(`request: { url: 'https://a.example.org/', headers: { Authorization: 'Bearer \${env:TOKEN}' } }`)
  const config = await load(yaml(text), { ...env, OTHER: 'x' })
  expect(Object.entries(config.secrets).map(([name, secret]) => [name, secret.reveal()])).toEqual([
    ['TOKEN', 't0p-secret'],
  ])
  expect(JSON.stringify(config)).not.toContain('t0p-secret')
})

test('the folder of actions starts at the folder of the settings', async () => {
  const config = await load({ ...yaml('actionsFolder: ./mine'), 'mine/a.ts': '' })
  expect(config.assistant.actionsFolder).toMatch(/[/\\]frontdesk-config-\w+[/\\]mine$/)
})
