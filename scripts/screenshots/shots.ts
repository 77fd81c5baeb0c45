import type { Page } from 'playwright-core'
import { showcaseId } from './demo-calls.ts'

export interface Shot {
  /** Of the file: `docs/screenshots/<name>-<width>-<scheme>.png`. */
  readonly name: string
  /** Given as a function where a call goes on while the picture is taken: it is told which. */
  readonly path: string | ((callId: string) => string)
  /** Who looks; by default the owner of the demonstration. */
  readonly as?: 'owner' | 'stranger'
  /** What is done on the page before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>
}

/** The pages that are shown in docs/screenshots; those on which calls go on come last, as these are in the lists from then on. */
export const shots: readonly Shot[] = [
  { name: 'calls', path: '/calls' },
  { name: 'calls-search', path: '/calls?q=visit&when=30d' },
  { name: 'calls-filters', path: '/calls', before: press('Filters') },
  { name: 'call', path: `/calls/${showcaseId}` },
  { name: 'call-timing', path: `/calls/${showcaseId}?pane=timing&turn=3` },
  { name: 'call-overview', path: `/calls/${showcaseId}?pane=overview` },
  { name: 'call-events', path: `/calls/${showcaseId}?pane=events` },
  { name: 'call-scenario', path: `/calls/${showcaseId}`, before: makeScenario },
  { name: 'sign-in', path: '/sign-in', as: 'stranger' },
  { name: 'phone', path: '/phone' },
  { name: 'phone-call', path: '/phone', before: askForTheHours },
  { name: 'knowledge', path: '/knowledge' },
  { name: 'knowledge-try', path: '/knowledge?q=How much do I pay to leave my car?', before: showAnswer },
  { name: 'knowledge-declined', path: '/knowledge?q=Do you have a chapel?', before: showAnswer },
  { name: 'knowledge-answer', path: '/knowledge', before: writeAnswer },
  { name: 'knowledge-document', path: '/knowledge', before: openDocument },
  { name: 'insights', path: '/insights' },
  { name: 'assistant', path: '/assistant' },
  { name: 'assistant-edit', path: '/assistant/edit?at=openingHours' },
  { name: 'assistant-fault', path: '/assistant/edit', before: misspell },
  { name: 'assistant-publish', path: '/assistant/edit', before: changeTheGoodbye },
  { name: 'assistant-versions', path: '/assistant/versions' },
  { name: 'assistant-version', path: '/assistant/versions', before: openVersion },
  { name: 'health', path: '/health' },
  { name: 'health-twilio', path: '/health', before: showTwilio },
  { name: 'settings-you', path: '/settings/you' },
  { name: 'settings-people', path: '/settings/people' },
  { name: 'settings-people-add', path: '/settings/people', before: press('Add a person') },
  { name: 'settings-tokens', path: '/settings/tokens' },
  { name: 'settings-audit', path: '/settings/audit' },
  { name: 'now', path: () => '/' },
  { name: 'call-live', path: (callId) => `/calls/${callId}` },
]

async function askForTheHours(page: Page): Promise<void> {
  await page.getByText('At once', { exact: true }).click()
  await press('Call')(page)
  await page.getByRole('button', { name: 'Say: What are the working hours?' }).click()
  const delays = page.getByRole('log').getByText(/first word after/)
  await delays.nth(1).waitFor()
  await page.getByText('The assistant listens').first().waitFor()
}

async function showAnswer(page: Page): Promise<void> {
  await page.getByLabel('What a caller might ask').evaluate((field) => field.scrollIntoView())
}

async function writeAnswer(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /Write the answer/ })
    .first()
    .click()
  await page.getByLabel('Answer', { exact: true }).fill('Yes. The chapel is on the ground floor, next to the garden.')
  await page.getByText('The chapel is on the ground floor', { exact: false }).nth(1).waitFor()
}

async function openDocument(page: Page): Promise<void> {
  await page.getByRole('link', { name: /Documents of .*knowledge/ }).click()
  await page.getByRole('link', { name: 'parking.md' }).click()
  await page.getByRole('heading', { name: 'As the assistant reads it' }).waitFor()
}

async function misspell(page: Page): Promise<void> {
  await writeOnTop(page, 'farewel: Thank you for calling Riverside. Goodbye!\n')
  await page.getByText('did you mean farewell').first().waitFor()
}

async function changeTheGoodbye(page: Page): Promise<void> {
  await writeOnTop(page, 'farewell: Thank you for calling Riverside. Goodbye!\n')
  await page.getByText('No faults').waitFor()
  await press('Publish')(page)
  await page.getByText('One setting changes:').waitFor()
}

/** Below the comments that the settings begin with. */
async function writeOnTop(page: Page, words: string): Promise<void> {
  await page.getByText('No faults').waitFor()
  await page.locator('.cm-line', { hasText: 'name:' }).first().click()
  await page.keyboard.press('Home')
  await page.keyboard.insertText(words)
}

async function openVersion(page: Page): Promise<void> {
  await page
    .getByRole('link')
    .filter({ hasText: /^[0-9a-f]{12}$/ })
    .last()
    .click()
  await page.getByText(/lines? added/).waitFor()
}

async function showTwilio(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Your number at Twilio' }).evaluate((panel) => panel.scrollIntoView())
}

function press(name: string): (page: Page) => Promise<void> {
  return (page) => page.getByRole('button', { name }).click()
}

async function makeScenario(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Make a test scenario' }).click()
}
