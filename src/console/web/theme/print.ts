const scheme = 'data-mantine-color-scheme'

/** Paper is white, whatever the screen is. To be called once. */
export function printInLight(): void {
  const root = document.documentElement
  let before: string | null = null
  addEventListener('beforeprint', () => {
    before = root.getAttribute(scheme)
    root.setAttribute(scheme, 'light')
  })
  addEventListener('afterprint', () => {
    if (before !== null) root.setAttribute(scheme, before)
  })
}
