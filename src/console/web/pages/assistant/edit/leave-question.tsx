import { Button, Group, Text } from '@mantine/core'
import { useBlocker } from '@tanstack/react-router'
import { Dialog } from '../../../components/dialog.tsx'
import { editor as texts } from '../../../texts/en/editor.ts'

const { title, words, stay, leave } = texts.leave

/** Asks before one leaves the page, or closes it, with changes that nobody has published. */
export function LeaveQuestion({ isChanged }: { readonly isChanged: boolean }) {
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) =>
      isChanged && next.pathname !== current.pathname && !next.fullPath.startsWith('/phone'),
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  })
  if (status !== 'blocked') return null
  return (
    <Dialog title={title} onClose={reset}>
      <Text>{words}</Text>
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={proceed}>
          {leave}
        </Button>
        <Button onClick={reset} data-autofocus>
          {stay}
        </Button>
      </Group>
    </Dialog>
  )
}
