import { Button, Menu } from '@mantine/core'
import { IconBadgeCc, IconChevronDown, IconFileCode, IconFileText, IconTestPipe } from '@tabler/icons-react'
import { useState } from 'react'
import { call } from '../../../texts/en/call.ts'
import { addressesOf } from '../data.ts'
import { ScenarioDialog } from './scenario-dialog.tsx'

const texts = call.files
const sign = { size: 18, stroke: 1.7, 'aria-hidden': true }
const formats = [
  { format: 'json', icon: IconFileCode },
  { format: 'text', icon: IconFileText },
  { format: 'vtt', icon: IconBadgeCc },
] as const

/** The call as a file, or as a test. */
export function ExportMenu({ callId }: { readonly callId: string }) {
  const [showsScenario, setShowsScenario] = useState(false)
  const addresses = addressesOf(callId)
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            {texts.menu}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {formats.map(({ format, icon: Sign }) => (
            <Menu.Item
              key={format}
              component="a"
              href={addresses.export(format)}
              download
              leftSection={<Sign {...sign} />}
            >
              {texts[format]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconTestPipe {...sign} />} onClick={() => setShowsScenario(true)}>
            {texts.scenario}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {showsScenario && <ScenarioDialog callId={callId} onClose={() => setShowsScenario(false)} />}
    </>
  )
}
