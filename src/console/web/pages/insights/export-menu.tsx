import { Button, Menu } from '@mantine/core'
import { IconCalendarDown, IconDownload, IconPrinter, IconTableDown } from '@tabler/icons-react'
import { insights as texts } from '../../texts/en/insights.ts'
import { fileOf } from './data.ts'
import type { InsightsSearch } from './search.ts'

const { files: words } = texts

/** The figures taken elsewhere: as files for a spreadsheet, or on paper. */
export function ExportMenu({ search }: { readonly search: InsightsSearch }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<IconDownload size={16} aria-hidden />} data-unprinted>
          {words.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          component="a"
          href={fileOf('figures', search)}
          download
          leftSection={<IconTableDown size={16} aria-hidden />}
        >
          {words.figures}
        </Menu.Item>
        <Menu.Item
          component="a"
          href={fileOf('days', search)}
          download
          leftSection={<IconCalendarDown size={16} aria-hidden />}
        >
          {words.days}
        </Menu.Item>
        <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          {words.print}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
