import { Radio, Stack } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Dialog } from '../../../components/dialog.tsx'
import { TextField } from '../../../components/form/fields.tsx'
import { Form } from '../../../components/form/form.tsx'
import { say } from '../../../components/say.tsx'
import { people } from '../../../texts/en/people.ts'
import { type LinkView, type NewUserBody, roles, type UserView, users } from './data.ts'

const texts = people.form

interface PersonFormProps {
  /** Who is changed; null for somebody new. */
  readonly user: UserView | null
  readonly onClose: () => void
  /** The link lets somebody new choose a password. */
  readonly onDone: (user: UserView, link: LinkView | null) => void
}

/** Adds or changes a person. */
export function PersonForm({ user, onClose, onDone }: PersonFormProps) {
  const save = useMutation({
    mutationFn: async (values: FormData) => {
      if (user === null) return users.add(personOf(values))
      return { user: await users.change(user.id, personOf(values)), link: null }
    },
    onSuccess: (saved) => {
      say(user === null ? texts.added : texts.saved)
      onDone(saved.user, saved.link)
    },
  })
  return (
    <Dialog onClose={onClose} title={user === null ? texts.addTitle : texts.editTitle(user.name)}>
      <Form
        onSubmit={save.mutate}
        isPending={save.isPending}
        error={save.error}
        submit={user === null ? texts.add : texts.save}
        onCancel={onClose}
      >
        <TextField name="name" label={texts.name} defaultValue={user?.name ?? ''} required data-autofocus />
        <TextField
          name="email"
          label={texts.email}
          description={texts.emailHint}
          type="email"
          defaultValue={user?.email ?? ''}
        />
        <Radio.Group name="role" label={texts.role} defaultValue={user?.role ?? 'viewer'}>
          <Stack gap="xs" mt="xs">
            {roles.map((role) => (
              <Radio key={role} value={role} label={people.roles[role]} description={people.meanings[role]} />
            ))}
          </Stack>
        </Radio.Group>
      </Form>
    </Dialog>
  )
}

function personOf(values: FormData) {
  const email = String(values.get('email') ?? '').trim()
  return {
    name: String(values.get('name') ?? '').trim(),
    email: email === '' ? null : email,
    role: roles.find((role) => role === values.get('role')) ?? 'viewer',
  } satisfies NewUserBody
}
