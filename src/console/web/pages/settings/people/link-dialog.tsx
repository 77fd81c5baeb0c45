import { Button, Group, Text } from '@mantine/core'
import { Dialog } from '../../../components/dialog.tsx'
import { Secret } from '../../../components/secret.tsx'
import { Moment } from '../../../components/times.tsx'
import { people as texts } from '../../../texts/en/people.ts'
import type { LinkView, UserView } from './data.ts'

interface LinkDialogProps {
  readonly user: UserView
  readonly link: LinkView
  readonly onClose: () => void
}

/** Shows the one-time link of a person, this once. */
export function LinkDialog({ user, link, onClose }: LinkDialogProps) {
  return (
    <Dialog onClose={onClose} title={texts.linkTitle(user.name)} size="lg">
      <Text mb="md">{texts.linkWords}</Text>
      <Secret label={texts.linkLabel} value={link.url} copy={texts.copyLink} />
      <Group justify="space-between" mt="lg">
        <Text size="sm" c="dimmed">
          {texts.linkUntil} <Moment at={link.expiresAt} />
        </Text>
        <Button onClick={onClose}>{texts.done}</Button>
      </Group>
    </Dialog>
  )
}
