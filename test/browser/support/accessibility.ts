import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
/** Colours are the same at every width, and what is where is the same in every colour: two looks see all four. */
const looks = [
  { width: 390, colorScheme: 'light' },
  { width: 1440, colorScheme: 'dark' },
] as const

/**
 * Looks at the page as it stands with the rules of WCAG 2.2 AA: on a telephone and on a wide screen, light and dark.
 * Fails with what is wrong and where.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const before = page.viewportSize()
  for (const { width, colorScheme } of looks) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    // One page without frames: there is nothing to be put together in a window of its own.
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode()
      .options({ resultTypes: ['violations'] })
      .withTags(rules)
      .analyze()
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id} at ${width} px, ${colorScheme}: ${html}\n${failureSummary}`),
    )
    expect(found, found.join('\n\n')).toEqual([])
  }
  if (before) await page.setViewportSize(before)
}
