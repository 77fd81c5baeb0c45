import type { Page } from 'playwright-core'
import type { NewTokenBody } from '../../src/console/routes/tokens/schema.ts'
import type { MadeUser, NewUserBody } from '../../src/console/routes/users/schema.ts'
import type { ConsoleInBrowser } from '../../test/browser/support/console.ts'
import { seedKnowledge } from './demo-knowledge.ts'
import { seedSettings } from './demo-settings.ts'
import { seedRefusals } from './demo-twilio.ts'

const owner = { name: 'Maria Lindqvist', password: 'a lamp, a bell, a book' }

const people: readonly NewUserBody[] = [
  { name: 'Tom Okafor', email: 'tom@riverside.example', role: 'operator' },
  { name: 'Aisha Rahman', email: 'aisha@riverside.example', role: 'viewer' },
  { name: 'Jan de Vries', email: null, role: 'viewer' },
]

const tokens: readonly NewTokenBody[] = [
  { name: 'Weekly report', scopes: ['calls:read', 'insights:read'], expiresAt: Date.now() + 90 * 86_400_000 },
  { name: 'My assistant (MCP)', scopes: ['calls:read', 'knowledge:read', 'health:read'], expiresAt: null },
]

/**
 * Fills a new console as a small hospital would; everything goes in by the front door.
 *
 * @returns a page on which its owner is signed in
 */
export async function seedDemo(desk: ConsoleInBrowser): Promise<Page> {
  const page = await desk.visit('/sign-in')
  await useLink(desk, page, await desk.app.app.console.firstLink(desk.url), owner)
  const made = []
  for (const person of people) made.push(await desk.request<MadeUser>(page, 'POST', '/api/users', person))
  for (const token of tokens) await desk.request(page, 'POST', '/api/tokens', token)
  const [tom, , jan] = made
  if (tom) {
    const toms = await desk.visit('/sign-in')
    await useLink(desk, toms, tom.link.url, { password: 'an operator is on the line' })
    await toms.context().close()
  }
  if (jan) await desk.request(page, 'PATCH', `/api/users/${jan.user.id}`, { disabled: true })
  await seedRefusals(desk)
  await seedKnowledge(desk, page)
  await seedSettings(desk, page)
  return page
}

/** Signs in on the page by a one-time link. */
async function useLink(desk: ConsoleInBrowser, page: Page, link: string | null, who: object): Promise<void> {
  const token = new URLSearchParams(new URL(link ?? '').hash.slice(1)).get('token')
  await desk.request(page, 'POST', '/api/setup', { token, ...who })
}
