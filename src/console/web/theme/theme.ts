import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, type MantineThemeColors } from '@mantine/core'
import { brass, brick, dark, gray, pine, slate } from './colors.ts'

const sans = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif'

/** Sizes, spaces and colours of every page; docs/console-web.md says which to use where. */
export const theme = createTheme({
  fontFamily: sans,
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace',
  colors: { pine, brass, red: brick, slate, gray, dark },
  primaryColor: 'pine',
  primaryShade: { light: 7, dark: 6 },
  black: '#26231f',
  white: '#ffffff',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.55', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '0.25rem', sm: '0.375rem', md: '0.5rem', lg: '0.75rem', xl: '1rem' },
  defaultRadius: 'md',
  headings: {
    fontFamily: sans,
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.625rem', lineHeight: '1.25' },
      h2: { fontSize: '1.125rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
      h4: { fontSize: '0.875rem', lineHeight: '1.4' },
      h5: { fontSize: '0.875rem', lineHeight: '1.4' },
      h6: { fontSize: '0.8125rem', lineHeight: '1.4' },
    },
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    Modal: { defaultProps: { centered: true, radius: 'lg', padding: 'lg', overlayProps: { backgroundOpacity: 0.45 } } },
    // Its place for the focus is nothing that a menu may hold; the focus goes to the first item.
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
    Tooltip: { defaultProps: { openDelay: 300, events: { hover: true, focus: true, touch: true } } },
    Table: { defaultProps: { verticalSpacing: 'sm', horizontalSpacing: 'md' } },
  },
})

/**
 * Besides Mantine's variables: `--fd-desk` lies under everything, `--fd-sheet` carries a page, `--fd-raised` a card on
 * it, `--fd-line` parts them. Text that is dimmed, a placeholder or an error keeps 4.5:1 on all three, borders of
 * fields 3:1.
 */
export const cssVariables: CSSVariablesResolver = ({ colors }) => ({
  variables: {},
  light: {
    ...tints(colors, (shades) => ({ ground: shades[1], hover: shades[2], text: shades[8] })),
    '--fd-desk': colors.gray[1],
    '--fd-sheet': '#fffefc',
    '--fd-raised': '#ffffff',
    '--fd-line': colors.gray[2],
    '--fd-hover': colors.gray[1],
    '--fd-shadow': '0 1px 2px rgb(64 52 30 / 6%), 0 8px 24px rgb(64 52 30 / 8%)',
    '--mantine-color-body': '#fffefc',
    '--mantine-color-dimmed': '#675f54',
    '--mantine-color-placeholder': colors.gray[6],
    '--mantine-color-error': colors.red[6],
    '--mantine-color-success': colors.pine?.[7] ?? '',
    '--mantine-color-default-border': colors.gray[5],
    '--mantine-color-disabled-color': colors.gray[6],
  },
  dark: {
    ...tints(colors, (shades) => ({ ground: `${shades[5]}33`, hover: `${shades[5]}4d`, text: shades[1] })),
    '--fd-desk': colors.dark[8],
    '--fd-sheet': colors.dark[7],
    '--fd-raised': '#22201c',
    '--fd-line': colors.dark[5],
    '--fd-hover': colors.dark[6],
    '--fd-shadow': '0 1px 2px rgb(0 0 0 / 40%), 0 8px 24px rgb(0 0 0 / 40%)',
    '--mantine-color-body': colors.dark[7],
    '--mantine-color-dimmed': colors.dark[2],
    '--mantine-color-placeholder': colors.dark[3],
    '--mantine-color-error': colors.red[4],
    '--mantine-color-success': colors.pine?.[4] ?? '',
    '--mantine-color-anchor': colors.pine?.[3] ?? '',
    '--mantine-color-default-border': '#746d62',
    '--mantine-color-disabled-color': colors.dark[3],
  },
})

type Tint = (shades: MantineColorsTuple) => { ground: string; hover: string; text: string }

/** The ground and the text of what is tinted, such as a badge, in each of our colours. */
function tints(colors: MantineThemeColors, tintOf: Tint): Record<string, string> {
  const entries = ['pine', 'brass', 'red', 'slate', 'gray'].flatMap((name) => {
    const { ground, hover, text } = tintOf(colors[name] ?? gray)
    const variable = `--mantine-color-${name}-light`
    return [
      [variable, ground],
      [`${variable}-hover`, hover],
      [`${variable}-color`, text],
    ]
  })
  return Object.fromEntries(entries)
}
