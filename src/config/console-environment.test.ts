import { describe, expect, test } from 'vitest'
import { errorOf, faultsOf, load, yaml } from './test-folder.ts'

const oidc = {
  CONSOLE_OIDC_ISSUER: 'https://login.example.org/realms/main/',
  CONSOLE_OIDC_CLIENT_ID: 'frontdesk',
  CONSOLE_OIDC_CLIENT_SECRET: 'a client secret',
}

describe('the variables of the console', () => {
  test('are none by default', async () => {
    expect((await load(yaml(''))).console).toEqual({ password: null, oidc: null })
  })

  test('are a password and a provider, as they were written', async () => {
    const owners = 'Anna@Example.org , bert@example.org,'
    const env = { ...oidc, CONSOLE_PASSWORD: 'correct horse battery', CONSOLE_OIDC_OWNERS: owners }
    const { console } = await load(yaml(''), env)
    expect(console.password?.reveal()).toBe('correct horse battery')
    expect(console.oidc).toMatchObject({
      ...{ issuer: 'https://login.example.org/realms/main/', clientId: 'frontdesk' },
      owners: ['anna@example.org', 'bert@example.org'],
    })
    expect(console.oidc?.clientSecret.reveal()).toBe('a client secret')
    expect(JSON.stringify(console)).not.toMatch(/correct|a client secret/)
  })

  test.each([
    ['CONSOLE_PASSWORD', 'short', 'a password of 10 to 200 characters, at least 5 of them different'],
    ['CONSOLE_PASSWORD', 'aaaaaaaaaaaaaa', 'a password of 10 to 200 characters, at least 5 of them different'],
    ['CONSOLE_PASSWORD', 'x'.repeat(201), 'a password of 10 to 200 characters, at least 5 of them different'],
  ])('%s is hard to guess, and is never shown', async (path, value, allowed) => {
    const { faults, message } = await errorOf(yaml(''), { [path]: value })
    expect(faults).toEqual([expect.objectContaining({ file: 'environment', path, allowed })])
    expect(message).toContain(`a text of ${value.length} characters (not shown)`)
    expect(message).not.toContain(value)
  })

  test.each([
    ['an issuer that is no address', { CONSOLE_OIDC_ISSUER: 'login.example.org' }],
    ['an issuer without encryption', { CONSOLE_OIDC_ISSUER: 'http://login.example.org' }],
    ['owners that are no addresses', { CONSOLE_OIDC_OWNERS: 'anna, bert' }],
  ])('%s is refused', async (_what, changed) => {
    const faults = await faultsOf(yaml(''), { ...oidc, ...changed })
    expect(faults.map(({ path }) => path)).toEqual(Object.keys(changed))
  })

  test('an issuer on this machine needs no encryption, for trying', async () => {
    const { console } = await load(yaml(''), { ...oidc, CONSOLE_OIDC_ISSUER: 'http://127.0.0.1:8080' })
    expect(console.oidc?.issuer).toBe('http://127.0.0.1:8080')
  })

  test.each(Object.keys(oidc))('%s is missed when the others are there', async (missing) => {
    const faults = await faultsOf(yaml(''), { ...oidc, [missing]: '' })
    expect(faults).toMatchObject([{ path: missing, found: 'nothing', allowed: expect.stringContaining('OpenID') }])
  })

  test('all of them are missed when only owners are named', async () => {
    const faults = await faultsOf(yaml(''), { CONSOLE_OIDC_OWNERS: 'anna@example.org' })
    expect(faults.map(({ path }) => path)).toEqual(Object.keys(oidc))
  })

  test('a provider needs to know where to send people back to', async () => {
    const faults = await faultsOf(yaml(''), { ...oidc, HOST: '0.0.0.0' })
    expect(faults).toMatchObject([{ path: 'PUBLIC_URL', allowed: expect.stringContaining('sends people back to') }])
    const env = { ...oidc, HOST: '0.0.0.0', PUBLIC_URL: 'https://desk.example.org' }
    expect((await load(yaml(''), env)).console.oidc).not.toBeNull()
  })
})
