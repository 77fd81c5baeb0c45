import { test } from 'vitest'
import { openConsole } from './support/console.ts'

/** The documentation of the API, in a browser that keeps to our policy: nothing of it may need more than that allows. */

test('the API can be browsed and tried, and breaks no rule of the page', async () => {
  await using console = await openConsole({ door: 'open', assistant: { models: [] } })
  const page = await console.visit('/api/docs')
  await page.getByRole('heading', { name: 'Frontdesk' }).waitFor()
  const operation = page.locator('.opblock', { hasText: 'Who one is, and what one may do' })
  await operation.locator('.opblock-summary').click()
  await operation.getByRole('button', { name: 'Execute' }).click()
  await operation.locator('.live-responses-table').getByText('this machine').first().waitFor()
})
