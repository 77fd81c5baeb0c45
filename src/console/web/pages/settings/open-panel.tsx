import { useMutation } from '@tanstack/react-query'
import { TextField } from '../../components/form/fields.tsx'
import { Form } from '../../components/form/form.tsx'
import { Panel } from '../../components/panel.tsx'
import { settings } from '../../texts/en/settings.ts'
import classes from './open-panel.module.css'
import { users } from './people/data.ts'

const texts = settings.open

/**
 * While the console is open on its machine there are neither people nor what belongs to them; here one becomes its
 * first owner, which closes it.
 */
export function OpenPanel() {
  const close = useMutation({
    mutationFn: (values: FormData) => users.add({ name: String(values.get('name')), role: 'owner' }),
    onSuccess: ({ link }) => location.assign(link.url),
  })
  return (
    <Panel title={texts.title} lead={texts.lead}>
      <div className={classes.narrow}>
        <Form onSubmit={close.mutate} isPending={close.isPending} error={close.error} submit={texts.submit}>
          <TextField name="name" label={texts.name} description={texts.nameHint} autoComplete="username" required />
        </Form>
      </div>
    </Panel>
  )
}
