import type { Page } from 'playwright-core'

export interface Shot {
  /** Of the file: `docs/screenshots/<name>-<width>-<scheme>.png`. */
  readonly name: string
  readonly path: string
  /** Who looks; by default the owner of the demonstration. */
  readonly as?: 'owner' | 'stranger'
  /** What is done on the page before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>
}

/** The pages that are shown in docs/screenshots. */
export const shots: readonly Shot[] = [
  { name: 'sign-in', path: '/sign-in', as: 'stranger' },
  { name: 'phone', path: '/phone' },
  { name: 'phone-call', path: '/phone', before: askForTheHours },
  { name: 'settings-you', path: '/settings/you' },
  { name: 'settings-people', path: '/settings/people' },
  { name: 'settings-people-add', path: '/settings/people', before: press('Add a person') },
  { name: 'settings-tokens', path: '/settings/tokens' },
  { name: 'settings-audit', path: '/settings/audit' },
]

async function askForTheHours(page: Page): Promise<void> {
  await page.getByText('At once', { exact: true }).click()
  await press('Call')(page)
  await page.getByRole('button', { name: 'Say: What are the working hours?' }).click()
  const delays = page.getByRole('log').getByText(/first word after/)
  await delays.nth(1).waitFor()
  await page.getByText('The assistant listens').first().waitFor()
}

function press(name: string): (page: Page) => Promise<void> {
  return (page) => page.getByRole('button', { name }).click()
}
