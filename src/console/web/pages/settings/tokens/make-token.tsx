import { Button, Checkbox, Group, NativeSelect, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/form/fields.tsx'
import { Form, useFault } from '../../../components/form/form.tsx'
import { Secret } from '../../../components/secret.tsx'
import { type Scope, useSession } from '../../../data/session.ts'
import { tokens } from '../../../texts/en/tokens.ts'
import { apiTokens, type NewTokenBody } from './data.ts'

const texts = tokens.form
const dayMs = 86_400_000

interface MakeTokenProps {
  readonly onClose: () => void
  readonly onMade: () => void
}

/** Asks what the token is for and may do, then shows it this once. */
export function MakeToken({ onClose, onMade }: MakeTokenProps) {
  const { scopes } = useSession()
  const [secret, setSecret] = useState<string | null>(null)
  const make = useMutation({
    mutationFn: (values: FormData) => apiTokens.make(tokenOf(values, scopes, Date.now())),
    onSuccess: (made) => {
      setSecret(made.secret)
      onMade()
    },
  })
  return (
    <Dialog
      onClose={onClose}
      title={secret === null ? texts.title : tokens.made.title}
      closeOnClickOutside={secret === null}
      size="lg"
    >
      {secret === null ? (
        <Form
          onSubmit={make.mutate}
          isPending={make.isPending}
          error={make.error}
          submit={texts.submit}
          onCancel={onClose}
        >
          <TextField name="name" label={texts.name} description={texts.nameHint} required data-autofocus />
          <Scopes scopes={scopes} />
          <NativeSelect
            name="days"
            label={texts.lasts}
            defaultValue="90"
            data={Object.entries(texts.durations).map(([value, label]) => ({ value, label }))}
          />
        </Form>
      ) : (
        <Made secret={secret} onClose={onClose} />
      )}
    </Dialog>
  )
}

function Scopes({ scopes }: { readonly scopes: readonly Scope[] }) {
  return (
    <Checkbox.Group label={texts.scopes} error={useFault('scopes', texts.scopesFault)}>
      <Stack gap="xs" mt="xs">
        {scopes.map((scope) => (
          <Checkbox key={scope} name="scopes" value={scope} label={tokens.scopes[scope]} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}

function Made({ secret, onClose }: { readonly secret: string; readonly onClose: () => void }) {
  const { words, label, copy, done } = tokens.made
  return (
    <>
      <Text mb="md">{words}</Text>
      <Secret label={label} value={secret} copy={copy} />
      <Group justify="flex-end" mt="lg">
        <Button onClick={onClose}>{done}</Button>
      </Group>
    </>
  )
}

function tokenOf(values: FormData, allowed: readonly Scope[], now: number): NewTokenBody {
  const days = Number(values.get('days'))
  const chosen = values.getAll('scopes')
  return {
    name: String(values.get('name') ?? '').trim(),
    scopes: allowed.filter((scope) => chosen.includes(scope)),
    expiresAt: Number.isNaN(days) ? null : now + days * dayMs,
  }
}
