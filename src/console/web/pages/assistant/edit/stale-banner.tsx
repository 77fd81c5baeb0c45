import { Alert, Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { editor as texts } from '../../../texts/en/editor.ts'

/** Says that the file is another one by now, before anybody is refused for it. */
export function StaleBanner({ onLook }: { readonly onLook: () => void }) {
  return (
    <Alert color="brass" role="status" icon={<IconAlertTriangle aria-hidden />}>
      <Group justify="space-between" gap="xs">
        {texts.stale.banner}
        <Button size="compact-sm" variant="default" onClick={onLook}>
          {texts.stale.look}
        </Button>
      </Group>
    </Alert>
  )
}
