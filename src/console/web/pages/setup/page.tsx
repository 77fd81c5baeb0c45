import { Anchor, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useLocation, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Session } from '../../../routes/session/schema.ts'
import type { SetupBody } from '../../../routes/setup/schema.ts'
import { PasswordField, TextField } from '../../components/form/fields.tsx'
import { Form } from '../../components/form/form.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { SafeText } from '../../components/safe-text.tsx'
import { api } from '../../data/api.ts'
import { sessionQuery } from '../../data/session.ts'
import { setup as texts } from '../../texts/en/setup.ts'
import type { SetupLink } from './link.ts'

const route = getRouteApi('/outside/setup')

/** Where a one-time link leads: the first owner, a new person, or a forgotten password. */
export function Page() {
  const { setupLink: link } = route.useRouteContext()
  const hash = useLocation({ select: (location) => location.hash })
  useEffect(() => {
    // Another link was opened in this tab; a new start takes its token.
    if (hash !== '') location.reload()
  }, [hash])
  if (link === null) return <NotWhole />
  const { user } = link
  return (
    <>
      <PageHeader
        title={user === null ? texts.firstTitle : texts.title}
        lead={user === null ? texts.firstLead : <ForWhom user={user} />}
      />
      <SetupForm {...link} />
    </>
  )
}

function ForWhom({ user }: { readonly user: string }) {
  return (
    <>
      {texts.forWhom} <SafeText>{user}</SafeText>. {texts.once}
    </>
  )
}

function SetupForm({ token, user }: SetupLink) {
  const queryClient = useQueryClient()
  const router = useRouter()
  const save = useMutation({
    mutationFn: (values: FormData) => {
      const [name, password] = [String(values.get('name')), String(values.get('password'))]
      return api.post<Session>('/api/setup', {
        ...{ token, password },
        ...(user === null && { name }),
      } satisfies SetupBody)
    },
    onSuccess: async (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session)
      await router.invalidate()
      await router.navigate({ to: '/', replace: true })
    },
  })
  return (
    <Form onSubmit={save.mutate} isPending={save.isPending} error={save.error} submit={texts.submit} wide>
      {user === null ? (
        <TextField
          name="name"
          label={texts.name}
          description={texts.nameHint}
          autoComplete="username"
          autoCapitalize="none"
          required
        />
      ) : (
        <input hidden name="username" autoComplete="username" value={user} readOnly />
      )}
      <PasswordField
        name="password"
        label={texts.password}
        description={texts.passwordHint}
        autoComplete="new-password"
        required
      />
    </Form>
  )
}

function NotWhole() {
  return (
    <>
      <PageHeader title={texts.missing.title} />
      <Text>{texts.missing.words}</Text>
      <Anchor component={Link} {...{ to: '/sign-in' }}>
        {texts.missing.toSignIn}
      </Anchor>
    </>
  )
}
