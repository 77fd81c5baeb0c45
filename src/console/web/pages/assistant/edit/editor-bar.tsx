import { Button, Group, Text } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { ConfirmButton } from '../../../components/confirm-button.tsx'
import { StatusBadge, type Tone } from '../../../components/status-badge.tsx'
import { editor as texts } from '../../../texts/en/editor.ts'
import classes from './edit.module.css'
import type { Check } from './use-check.ts'

interface EditorBarProps {
  readonly check: Check
  readonly isChanged: boolean
  readonly wasRestored: boolean
  readonly onSearch: () => void
  readonly onDiscard: () => void
}

const tones: Readonly<Record<Check['state'], Tone>> = {
  checking: 'plain',
  sound: 'good',
  faulty: 'bad',
  unchecked: 'notice',
}

/** Above the text: whether it is in order, and whether it is changed. */
export function EditorBar({ check, isChanged, wasRestored, onSearch, onDiscard }: EditorBarProps) {
  const { state, discard, actions } = texts
  return (
    <div className={classes.bar}>
      <div className={classes.state}>
        <span role="status">
          <StatusBadge tone={tones[check.state]}>
            {check.state === 'faulty' ? state.faults(check.faults.length) : state[check.state]}
          </StatusBadge>
        </span>
        <Text size="sm" c="dimmed">
          {isChanged ? (wasRestored ? state.restored : state.changed) : state.same}
        </Text>
      </div>
      <Group gap="xs">
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconSearch size={14} aria-hidden />}
          onClick={onSearch}
        >
          {actions.search}
        </Button>
        {isChanged && (
          <ConfirmButton
            label={actions.discard}
            button={{ size: 'compact-sm', variant: 'subtle', color: 'red' }}
            title={discard.title}
            confirm={discard.confirm}
            done={discard.done}
            onConfirm={async () => onDiscard()}
          >
            {discard.words}
          </ConfirmButton>
        )}
      </Group>
    </div>
  )
}
