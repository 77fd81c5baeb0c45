import { PageHeader } from '../../../components/page-header.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { useSession } from '../../../data/session.ts'
import { frame } from '../../../texts/en/frame.ts'
import { you as texts } from '../../../texts/en/you.ts'
import { OpenPanel } from '../open-panel.tsx'
import { SettingsTabs } from '../tabs.tsx'
import { PasswordPanel } from './password-panel.tsx'
import { SignInsPanel } from './sign-ins-panel.tsx'

/** What is one's own: where one is signed in, and the password. */
export function Page() {
  const { user, open } = useSession()
  return (
    <>
      <SettingsTabs />
      {user === null || open ? (
        <>
          <PageHeader title={texts.title} />
          <OpenPanel />
        </>
      ) : (
        <>
          <PageHeader
            title={texts.title}
            heading={<SafeText>{user.name}</SafeText>}
            lead={texts.lead(frame.user.roles[user.role])}
          />
          <SignInsPanel />
          <PasswordPanel name={user.name} />
        </>
      )}
    </>
  )
}
