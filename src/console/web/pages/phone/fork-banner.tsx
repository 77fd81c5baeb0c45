import { Anchor, Group, Text } from '@mantine/core'
import { IconGitFork } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { phone } from '../../texts/en/phone.ts'
import classes from './telephone.module.css'

const texts = phone.fork

/** The next call goes on from a turn of another one. */
export function ForkBanner({ callId, turn }: { readonly callId: string; readonly turn: number }) {
  return (
    <div className={classes.banner}>
      <IconGitFork size={20} stroke={1.8} aria-hidden />
      <div>
        <Text fw={600}>{texts.title(turn)}</Text>
        <Text size="sm" c="dimmed">
          {texts.words}
        </Text>
        <Group gap="md" mt={4}>
          <Anchor size="sm" href={`/calls/${encodeURIComponent(callId)}`}>
            {texts.open}
          </Anchor>
          <Anchor size="sm" component={Link} to="/phone">
            {texts.leave}
          </Anchor>
        </Group>
      </div>
    </div>
  )
}
