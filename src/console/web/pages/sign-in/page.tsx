import { Button, Code, Divider, Text } from '@mantine/core'
import { IconBuilding } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, useRouter } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { Credentials, Session } from '../../../routes/session/schema.ts'
import { PasswordField, TextField } from '../../components/form/fields.tsx'
import { Form } from '../../components/form/form.tsx'
import { PageHeader } from '../../components/page-header.tsx'
import { api } from '../../data/api.ts'
import { isAdmitted, sessionQuery, useSession } from '../../data/session.ts'
import { signIn as texts } from '../../texts/en/sign-in.ts'
import { wayBack } from './way-back.ts'

const route = getRouteApi('/outside/sign-in')

/** Name and password, or the way over an organisation. */
export function Page() {
  const session = useSession()
  const { back } = route.useSearch()
  const router = useRouter()
  const target = wayBack(back, location.origin)
  const isIn = isAdmitted(session)
  useEffect(() => {
    if (isIn) router.history.replace(target)
  }, [isIn, router, target])

  if (session.setup) return <NobodyYet />
  return (
    <>
      <PageHeader title={texts.title} />
      <PasswordForm />
      {session.oidc && <Organisation back={target} />}
      <Text size="sm" c="dimmed">
        {texts.help} <Code>{texts.helpCommand}</Code>
      </Text>
    </>
  )
}

function PasswordForm() {
  const queryClient = useQueryClient()
  const router = useRouter()
  const signIn = useMutation({
    mutationFn: (values: FormData) =>
      api.post<Session>('/api/session', {
        name: String(values.get('name')),
        password: String(values.get('password')),
      } satisfies Credentials),
    onSuccess: async (session) => {
      queryClient.setQueryData(sessionQuery.queryKey, session)
      await router.invalidate()
    },
  })
  return (
    <Form onSubmit={signIn.mutate} isPending={signIn.isPending} error={signIn.error} submit={texts.submit} wide>
      <TextField name="name" label={texts.name} autoComplete="username" autoCapitalize="none" required autoFocus />
      <PasswordField name="password" label={texts.password} autoComplete="current-password" required />
    </Form>
  )
}

function Organisation({ back }: { readonly back: string }) {
  return (
    <>
      <Divider label={texts.or} />
      <Button
        component="a"
        href={`/api/oidc/start?next=${encodeURIComponent(back)}`}
        variant="default"
        fullWidth
        leftSection={<IconBuilding size={18} stroke={1.7} aria-hidden />}
      >
        {texts.organisation}
      </Button>
    </>
  )
}

function NobodyYet() {
  return (
    <>
      <PageHeader title={texts.nobody.title} />
      <Text>{texts.nobody.words}</Text>
      <Text c="dimmed">
        {texts.nobody.again} <Code>{texts.nobody.command}</Code>
      </Text>
    </>
  )
}
