import { describe, expect } from 'vitest'
import { onEveryDatabase } from '../../../test/store-contract.ts'
import type { AuditEntry, NewSignIn, NewUser } from '../../console/access/ports.ts'
import type { Store } from '../open-store.ts'

function user(name: string, changes: Partial<NewUser> = {}): NewUser {
  return { id: name, name, email: null, role: 'owner', passwordHash: 'hash', createdAt: 1_000, ...changes }
}

function signIn(id: string, userId: string, changes: Partial<NewSignIn> = {}): NewSignIn {
  return {
    ...{ id, userId, epoch: 0, by: 'password', address: '203.0.113.5', agent: 'Test/1.0' },
    ...{ createdAt: 1_000, lastUsedAt: 1_000, expiresAt: 9_000, tokenHash: `token of ${id}`, browserHash: 'browser' },
    ...changes,
  }
}

const holding = { now: 2_000, usedSince: 500 }

async function withUser({ access }: Store, name = 'anna', changes: Partial<NewUser> = {}) {
  expect(await access.users.add(user(name, changes))).toBe('done')
  return access
}

describe('users', () => {
  onEveryDatabase('are found by name and address, whatever their case', async (store) => {
    const { users } = await withUser(store, 'Änna', { email: 'Anna@Example.org' })
    for (const login of ['Änna', ' äNNA ', 'A\u0308nna', 'ANNA@example.org']) {
      expect(await users.findByLogin(login)).toMatchObject({ id: 'Änna', email: 'anna@example.org', epoch: 0 })
    }
    expect(await users.findByLogin('anna')).toBeNull()
    expect(await users.any()).toBe(true)
  })

  onEveryDatabase('have names and addresses of their own', async (store) => {
    const { users } = await withUser(store, 'anna', { email: 'anna@example.org' })
    await withUser(store, 'bert')
    expect(await users.add(user('ANNA'))).toBe('taken')
    expect(await users.add(user('x', { email: 'anna@example.org' }))).toBe('taken')
    expect(await users.change('bert', { name: 'Anna' })).toBe('taken')
    expect(await users.change('bert', { email: 'ANNA@example.org' })).toBe('taken')
    expect((await users.list()).map(({ name }) => name)).toEqual(['anna', 'bert'])
  })

  onEveryDatabase('have one first, however many are added as such at once', async ({ access: { users } }) => {
    const outcomes = await Promise.all(['a', 'b', 'c'].map((name) => users.add(user(name), { first: true })))
    expect(outcomes.toSorted()).toEqual(['done', 'missing', 'missing'])
  })

  onEveryDatabase('always have an owner who can sign in', async (store) => {
    const { users } = await withUser(store)
    await withUser(store, 'invited', { passwordHash: null })
    await withUser(store, 'disabled')
    expect(await users.change('disabled', { disabledAt: 1 })).toBe('done')
    for (const change of [{ role: 'viewer' }, { disabledAt: 1 }] as const) {
      expect(await users.change('anna', change)).toBe('last-owner')
    }
    expect(await users.remove('anna')).toBe('last-owner')
    expect(await users.find('anna')).toMatchObject({ role: 'owner', disabledAt: null })
    expect(await users.change('invited', { lastSignInAt: 5_000 })).toBe('done')
    expect(await users.change('anna', { role: 'viewer' })).toBe('done')
    expect(await users.change('invited', { role: 'viewer' })).toBe('last-owner')
    expect(await users.remove('nobody')).toBe('missing')
    expect(await users.change('nobody', { role: 'viewer' })).toBe('missing')
  })

  onEveryDatabase('take all that is theirs with them, unless they have to stay', async (store) => {
    const { users, signIns, tokens, links } = await withUser(store)
    await withUser(store, 'bert')
    await signIns.add(signIn('1', 'bert'))
    const token = { id: 't', userId: 'bert', name: 'x', scopes: [], createdAt: 1, expiresAt: null, lastUsedAt: null }
    await tokens.add({ ...token, tokenHash: 'api' })
    await links.add({ tokenHash: 'link', userId: 'bert', createdAt: 1, expiresAt: 9_000 })
    expect(await users.remove('bert')).toBe('done')
    expect(await signIns.knowsBrowser('bert', 'browser')).toBe(false)
    expect(await tokens.list()).toEqual([])
    expect(await links.find('link', 2_000)).toBeNull()

    await signIns.add(signIn('2', 'anna'))
    expect(await users.remove('anna')).toBe('last-owner')
    expect(await signIns.list('anna', holding)).toHaveLength(1)
  })
})

describe('sign-ins', () => {
  onEveryDatabase('are found by their token as long as they hold', async (store) => {
    const { signIns, users } = await withUser(store)
    await signIns.add(signIn('1', 'anna'))
    const find = (when = holding) => signIns.find('token of 1', when)
    expect(await find()).toEqual({
      signIn: {
        ...{ id: '1', userId: 'anna', createdAt: 1_000, lastUsedAt: 1_000, expiresAt: 9_000, by: 'password' },
        ...{ address: '203.0.113.5', agent: 'Test/1.0' },
      },
      user: await users.find('anna'),
    })
    expect(await signIns.find('another token', holding)).toBeNull()
    expect(await find({ now: 9_000, usedSince: 500 })).toBeNull()
    expect(await find({ now: 2_000, usedSince: 1_001 })).toBeNull()
    await signIns.used('1', 3_000)
    expect(await find({ now: 4_000, usedSince: 1_001 })).toMatchObject({ signIn: { lastUsedAt: 3_000 } })
    await signIns.end('1', 5_000)
    expect(await find()).toBeNull()
    expect(await signIns.knowsBrowser('anna', 'browser')).toBe(true)
  })

  onEveryDatabase('end all together, those too that a race has begun before', async (store) => {
    const { signIns, users } = await withUser(store)
    await signIns.add(signIn('1', 'anna'))
    expect(await users.change('anna', { passwordHash: 'new' }, { endSignIns: true })).toBe('done')
    await signIns.add(signIn('late', 'anna', { epoch: 0 })) // proven with the password that was
    await signIns.add(signIn('new', 'anna', { epoch: 1 }))
    expect((await signIns.list('anna', holding)).map(({ id }) => id)).toEqual(['new'])
    expect(await signIns.find('token of late', holding)).toBeNull()
  })

  onEveryDatabase('are listed by use, and forgotten by age', async (store) => {
    const { signIns } = await withUser(store)
    for (const [id, lastUsedAt] of [
      ['a', 1_000],
      ['b', 3_000],
      ['c', 2_000],
    ] as const) {
      await signIns.add(signIn(id, 'anna', { lastUsedAt }))
    }
    expect((await signIns.list('anna', holding)).map(({ id }) => id)).toEqual(['b', 'c', 'a'])
    expect(await signIns.removeBefore(2_001, 1)).toBe(1)
    expect(await signIns.removeBefore(2_001, 9)).toBe(1)
    expect((await signIns.list('anna', holding)).map(({ id }) => id)).toEqual(['b'])
  })
})

describe('links', () => {
  onEveryDatabase('are used once, in time', async ({ access: { links } }) => {
    await links.add({ tokenHash: 'one', userId: null, createdAt: 1_000, expiresAt: 2_000 })
    expect(await links.find('one', 1_999)).toEqual({ userId: null, createdAt: 1_000, expiresAt: 2_000 })
    expect(await links.find('one', 2_000)).toBeNull()
    expect(await links.use('one', 2_000)).toBe(false)
    const uses = await Promise.all([links.use('one', 1_500), links.use('one', 1_500)])
    expect(uses.toSorted()).toEqual([false, true])
    expect(await links.find('one', 1_600)).toBeNull()
    expect(await links.removeBefore(2_001, 9)).toBe(1)
  })
})

describe('counts of attempts', () => {
  onEveryDatabase('are replaced only where nobody else was quicker', async ({ access: { attempts } }) => {
    const [one, two] = [
      { failures: 1, lastAt: 1_000, blockedUntil: 0 },
      { failures: 2, lastAt: 2_000, blockedUntil: 5_000 },
    ]
    expect(await attempts.find('name:a')).toBeNull()
    expect(await Promise.all([attempts.replace('name:a', null, one), attempts.replace('name:a', null, two)])).toEqual([
      true,
      false,
    ])
    expect(await attempts.replace('name:a', two, one)).toBe(false)
    expect(await attempts.replace('name:a', one, two)).toBe(true)
    expect(await attempts.find('name:a')).toEqual(two)
    expect(await attempts.removeBefore(2_000, 9)).toBe(0)
    expect(await attempts.removeBefore(2_001, 9)).toBe(1)
  })
})

describe('the audit log', () => {
  const entry = (id: string, at: number, changes: Partial<AuditEntry> = {}): AuditEntry => ({
    ...{ id, at, actorKind: 'user', actorId: 'anna', actorName: 'Anna', action: 'call.end', target: 'CA1' },
    ...{ result: 'ok', address: '203.0.113.5' },
    ...changes,
  })

  onEveryDatabase('is read backwards, page by page, also within a moment', async ({ access: { audit } }) => {
    for (const [id, at] of [
      ['1', 1],
      ['2', 5],
      ['3', 5],
      ['4', 5],
      ['5', 9],
    ] as const)
      await audit.add(entry(id, at))
    const first = await audit.list({ limit: 2, after: null })
    expect(first.map(({ id }) => id)).toEqual(['5', '4'])
    const second = await audit.list({ limit: 2, after: first[1] ?? null })
    expect(second.map(({ id }) => id)).toEqual(['3', '2'])
    expect(await audit.list({ limit: 9, after: second[1] ?? null })).toEqual([entry('1', 1)])
    expect(await audit.removeBefore(6, 3)).toBe(3)
    expect(await audit.list({ limit: 9, after: null })).toHaveLength(2)
  })

  onEveryDatabase('can be filtered', async ({ access: { audit } }) => {
    await audit.add(entry('1', 1))
    await audit.add(entry('2', 2, { actorId: 'bert', result: 'refused' }))
    await audit.add(entry('3', 3, { action: 'user.add' }))
    const ids = async (query: object) => (await audit.list({ limit: 9, after: null, ...query })).map(({ id }) => id)
    expect(await ids({ action: 'call.end' })).toEqual(['2', '1'])
    expect(await ids({ actorId: 'anna', result: 'ok' })).toEqual(['3', '1'])
    expect(await ids({ from: 2, until: 3 })).toEqual(['2'])
  })
})
