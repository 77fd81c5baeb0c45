import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { PasswordChange, Session } from '../../../../routes/session/schema.ts'
import { PasswordField } from '../../../components/form/fields.tsx'
import { Form } from '../../../components/form/form.tsx'
import { Panel } from '../../../components/panel.tsx'
import { say } from '../../../components/say.tsx'
import { api } from '../../../data/api.ts'
import { sessionQuery } from '../../../data/session.ts'
import { you } from '../../../texts/en/you.ts'
import classes from '../open-panel.module.css'
import { signInsQuery } from './data.ts'

const texts = you.password

/** Changes the password of who is signed in. */
export function PasswordPanel({ name }: { readonly name: string }) {
  const queryClient = useQueryClient()
  const [round, setRound] = useState(0)
  const change = useMutation({
    mutationFn: (values: FormData) =>
      api.post<Session>('/api/session/password', {
        current: String(values.get('current')),
        next: String(values.get('next')),
      } satisfies PasswordChange),
    onSuccess: async (session) => {
      say(texts.done)
      setRound(round + 1)
      queryClient.setQueryData(sessionQuery.queryKey, session)
      await queryClient.invalidateQueries(signInsQuery)
    },
  })
  return (
    <Panel title={texts.title} lead={texts.lead}>
      <div className={classes.narrow}>
        <Form
          key={round}
          onSubmit={change.mutate}
          isPending={change.isPending}
          error={change.error}
          submit={texts.submit}
        >
          <input hidden name="username" autoComplete="username" value={name} readOnly />
          <PasswordField name="current" label={texts.current} autoComplete="current-password" required />
          <PasswordField
            name="next"
            label={texts.next}
            description={texts.nextHint}
            autoComplete="new-password"
            required
          />
        </Form>
      </div>
    </Panel>
  )
}
