import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconLink, IconPencil, IconTrash, IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { people as texts } from '../../../texts/en/people.ts'
import type { UserView } from './data.ts'
import type { PersonTask } from './dialogs.tsx'

interface PersonMenuProps {
  readonly user: UserView
  /** Nobody switches themselves off. */
  readonly isMe: boolean
  readonly onTask: (task: PersonTask) => void
}

/** What can be done with a person. */
export function PersonMenu({ user, isMe, onTask }: PersonMenuProps) {
  const isOff = user.disabled
  const start = (kind: Exclude<PersonTask['kind'], 'add' | 'show-link'>) => () => onTask({ kind, user })
  const sign = { size: 18, stroke: 1.7, 'aria-hidden': true }
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size={36} aria-label={texts.menu(user.name)}>
          <IconDots {...sign} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...sign} />} onClick={start('edit')}>
          {texts.edit}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink {...sign} />} onClick={start('link')}>
          {texts.link}
        </Menu.Item>
        {!isMe && (
          <>
            <Menu.Item
              leftSection={isOff ? <IconUserCheck {...sign} /> : <IconUserOff {...sign} />}
              onClick={start(isOff ? 'enable' : 'disable')}
            >
              {isOff ? texts.enable : texts.disable}
            </Menu.Item>
            <Menu.Divider />
            <Menu.Item color="red" leftSection={<IconTrash {...sign} />} onClick={start('remove')}>
              {texts.remove}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
