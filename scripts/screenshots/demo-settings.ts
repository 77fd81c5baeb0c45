import type { Page } from 'playwright-core'
import type { RunningAssistant } from '../../src/console/routes/assistant/schema.ts'
import type { ConsoleInBrowser } from '../../test/browser/support/console.ts'

/** Each with the note that it is published with. */
const changes: readonly { readonly note: string; readonly change: (text: string) => string }[] = [
  {
    note: 'Our own name and greeting',
    change: (text) =>
      text.replace(
        /^name: .*$/m,
        'name: Riverside Hospital\ngreeting: Welcome to Riverside Hospital. What can I help you with today?',
      ),
  },
  {
    note: 'Open on Saturday mornings',
    change: (text) => text.replace('saturday: []', "saturday: ['09:00-12:00']"),
  },
]

/** Gives the hospital settings that became what they are in steps. */
export async function seedSettings(desk: ConsoleInBrowser, page: Page): Promise<void> {
  for (const { note, change } of changes) {
    const { text, version } = await desk.request<RunningAssistant>(page, 'GET', '/api/assistant')
    await desk.request(page, 'POST', '/api/assistant/publish', { text: change(text), base: version, note })
  }
}
