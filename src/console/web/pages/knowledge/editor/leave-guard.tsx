import { Button, Group, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { Dialog } from '../../../components/dialog.tsx'
import { editor } from '../../../texts/en/knowledge-editor.ts'

const texts = editor.leave

/** Asks before somebody leaves a page on which something was written and not saved. */
export function LeaveGuard({ isDirty }: { readonly isDirty: boolean }) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && current.pathname !== next.pathname,
    enableBeforeUnload: isDirty,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog title={texts.title} onClose={blocker.reset}>
      <Text>{texts.words}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={blocker.reset} data-autofocus>
          {texts.stay}
        </Button>
        <Button color="red" onClick={blocker.proceed}>
          {texts.leave}
        </Button>
      </Group>
    </Dialog>
  )
}
