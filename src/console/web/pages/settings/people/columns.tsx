import { Text } from '@mantine/core'
import { SafeText } from '../../../components/safe-text.tsx'
import { StatusBadge } from '../../../components/status-badge.tsx'
import type { Column } from '../../../components/table/data-table.tsx'
import { TimeAgo } from '../../../components/times.tsx'
import { people as texts } from '../../../texts/en/people.ts'
import type { UserView } from './data.ts'
import type { PersonTask } from './dialogs.tsx'
import { PersonMenu } from './menu.tsx'

/**
 * @param myId of who looks, null while the console is open
 * @param onTask called when something is to be done with a person
 */
export function personColumns(myId: string | null, onTask: (task: PersonTask) => void): readonly Column<UserView>[] {
  const { name, role, state, used, actions } = texts.columns
  return [
    { key: 'name', header: name, isTitle: true, cell: (user) => <Name user={user} isMe={user.id === myId} /> },
    { key: 'role', header: role, cell: ({ role }) => texts.roles[role] },
    { key: 'state', header: state, besideTitle: true, cell: (user) => <State {...user} /> },
    { key: 'used', header: used, cell: ({ lastSignInAt }) => <TimeAgo at={lastSignInAt} /> },
    {
      key: 'actions',
      header: actions,
      isActions: true,
      besideTitle: true,
      cell: (user) => <PersonMenu user={user} isMe={user.id === myId} onTask={onTask} />,
    },
  ]
}

function Name({ user: { name, email }, isMe }: { readonly user: UserView; readonly isMe: boolean }) {
  return (
    <div>
      <SafeText>{name}</SafeText>
      {isMe && (
        <Text span c="dimmed" fw={400}>
          {` (${texts.you})`}
        </Text>
      )}
      {email !== null && (
        <Text size="sm" c="dimmed" fw={400}>
          <SafeText>{email}</SafeText>
        </Text>
      )}
    </div>
  )
}

function State({ disabled, hasPassword, lastSignInAt }: UserView) {
  if (disabled) return <StatusBadge tone="plain">{texts.states.disabled}</StatusBadge>
  if (!hasPassword && lastSignInAt === null) return <StatusBadge tone="notice">{texts.states.invited}</StatusBadge>
  return <StatusBadge tone="good">{texts.states.active}</StatusBadge>
}
