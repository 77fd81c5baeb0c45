import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const widths = [390, 1440]
const schemes = ['light', 'dark'] as const

/**
 * Looks at the page as it stands with the rules of WCAG 2.2 AA: on a telephone and on a wide screen, light and dark.
 * Fails with what is wrong and where.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const before = page.viewportSize()
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      const { violations } = await axe(page, colorScheme).analyze()
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id} at ${width} px, ${colorScheme}: ${html}\n${failureSummary}`),
      )
      expect(found, found.join('\n\n')).toEqual([])
    }
  }
  if (before) await page.setViewportSize(before)
}

/** In the dark, only contrasts can differ. */
function axe(page: Page, scheme: (typeof schemes)[number]): AxeBuilder {
  // One page without frames: there is nothing to be put together in a window of its own. Options first: they replace rules.
  const builder = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  return scheme === 'light' ? builder.withTags(rules) : builder.withRules('color-contrast')
}
