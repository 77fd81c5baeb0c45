import { expect, test } from 'vitest'
import type { MadeToken } from '../../src/console/routes/tokens/schema.ts'
import type { MadeUser, UserList } from '../../src/console/routes/users/schema.ts'
import { openStore } from '../../src/store/open-store.ts'
import { asOwner, bearer, openBrowser, password, startConsole, tokenOf } from '../support/console.ts'
import { registeredRoutes } from '../support/registered-routes.ts'

/** Everything is done once that has to do with a secret; then nothing that was said or kept gives one away. */
test('no secret and no hash is in any answer, any line of the log, or any row that could be used', async () => {
  await using store = await openStore({ file: ':memory:' })
  await using app = await startConsole({ parts: { store: { ...store, close: async () => undefined } } })
  const owner = await asOwner(app)
  const added = await owner.post<MadeUser>('/api/users', { name: 'Vera', role: 'owner' })
  const link = tokenOf(added.body.link.url)
  const vera = openBrowser(app)
  const passwords = [password, 'first password of Vera', 'second password of Vera', 'a wrong password']
  await vera.post('/api/setup', { token: link, password: passwords[1] })
  await vera.post('/api/session/password', { current: passwords[1], next: passwords[2] })
  await openBrowser(app).signIn('Vera', passwords[3] ?? '')
  const made = await owner.post<MadeToken>('/api/tokens', { name: 'sheet', scopes: ['users:manage'] })
  await openBrowser(app).get('/api/users', bearer(made.body.secret))
  await openBrowser(app).get('/api/users', bearer('fd_wrong-one'))

  const users = await store.access.users.list()
  const hashes = users.flatMap(({ passwordHash }) => passwordHash ?? [])
  expect(hashes).toHaveLength(2)
  for (const hash of hashes) {
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  }
  const cookies = [owner, vera].flatMap((browser) => [...browser.cookies.values()])
  const secrets = [...passwords, ...hashes, ...cookies, link, made.body.secret, 'fd_wrong-one']

  const paths = new Set(registeredRoutes(app.app.server).flatMap(({ method, path }) => (method === 'GET' ? path : [])))
  const answers = [
    (await owner.get<UserList>('/api/users')).text,
    (await owner.get('/api/session')).text,
    (await owner.get('/api/session/list')).text,
  ]
  const isReadable = (path: string) => path.startsWith('/api') && !/\/docs|\/live/.test(path) // those never end
  for (const path of [...paths].filter(isReadable)) answers.push((await owner.get(path.replace(/:\w+/g, 'x'))).text)
  const said = [...answers, ...app.logs.map((line) => JSON.stringify(line))].join('\n')
  expect(said).toContain('Vera')
  for (const secret of secrets) expect(said).not.toContain(secret)
  expect(said).not.toMatch(/argon2|[0-9a-f]{64}/)
})
