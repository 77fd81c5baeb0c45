import { Avatar, Menu, Text, UnstyledButton } from '@mantine/core'
import { IconDoorExit, IconLogout, IconUserCog } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { SafeText } from '../components/safe-text.tsx'
import { complain } from '../components/say.tsx'
import { useSession } from '../data/session.ts'
import { frame } from '../texts/en/frame.ts'
import { SignOutEverywhere, useSignOut } from './sign-out.tsx'
import classes from './user-menu.module.css'

/** Who is signed in, and how to stop being it; nothing while the console is open without a password. */
export function UserMenu() {
  const { user, open } = useSession()
  const [asksEverywhere, setAsksEverywhere] = useState(false)
  const signOut = useSignOut()
  if (user === null || open) return null
  const texts = frame.user
  return (
    <>
      <Menu position="bottom-end" width={260}>
        <Menu.Target>
          <UnstyledButton className={classes.target}>
            <Avatar name={user.name} color="pine" size={32} aria-hidden />
            <span className="fd-unseen">{texts.label(user.name)}</span>
          </UnstyledButton>
        </Menu.Target>
        <Menu.Dropdown>
          <div className={classes.who}>
            <Text fw={600}>
              <SafeText>{user.name}</SafeText>
            </Text>
            <Text size="sm" c="dimmed">
              {texts.roles[user.role]}
            </Text>
          </div>
          <Menu.Divider />
          <Menu.Item
            component={Link}
            {...{ to: '/settings/you' }}
            leftSection={<IconUserCog size={18} stroke={1.7} aria-hidden />}
          >
            {texts.you}
          </Menu.Item>
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconLogout size={18} stroke={1.7} aria-hidden />}
            onClick={() => void signOut('here').catch(complain)}
          >
            {texts.signOut}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconDoorExit size={18} stroke={1.7} aria-hidden />}
            onClick={() => setAsksEverywhere(true)}
          >
            {texts.signOutEverywhere}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asksEverywhere && <SignOutEverywhere onClose={() => setAsksEverywhere(false)} />}
    </>
  )
}
