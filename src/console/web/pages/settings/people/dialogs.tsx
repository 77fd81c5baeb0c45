import { ConfirmDialog } from '../../../components/confirm-button.tsx'
import { people as texts } from '../../../texts/en/people.ts'
import { type LinkView, type UserView, users } from './data.ts'
import { LinkDialog } from './link-dialog.tsx'
import { PersonForm } from './person-form.tsx'

/** What is being done with a person. */
export type PersonTask =
  | { readonly kind: 'add' }
  | { readonly kind: 'edit' | 'link' | 'disable' | 'enable' | 'remove'; readonly user: UserView }
  | { readonly kind: 'show-link'; readonly user: UserView; readonly link: LinkView }

interface PersonDialogsProps {
  readonly task: PersonTask | null
  readonly onTask: (task: PersonTask | null) => void
  readonly onChanged: () => void
}

/** The dialog of the task at hand, if there is one. */
export function PersonDialogs({ task, onTask, onChanged }: PersonDialogsProps) {
  const close = () => onTask(null)
  switch (task?.kind) {
    case undefined:
      return null
    case 'add':
      return (
        <PersonForm
          user={null}
          onClose={close}
          onDone={(user, link) => {
            onChanged()
            onTask(link ? { kind: 'show-link', user, link } : null)
          }}
        />
      )
    case 'edit':
      return (
        <PersonForm
          user={task.user}
          onClose={close}
          onDone={() => {
            onChanged()
            close()
          }}
        />
      )
    case 'show-link':
      return <LinkDialog user={task.user} link={task.link} onClose={close} />
    case 'link':
    case 'disable':
    case 'enable':
    case 'remove':
      return <Question key={task.kind} kind={task.kind} user={task.user} onTask={onTask} onChanged={onChanged} />
  }
}

interface QuestionProps extends Omit<PersonDialogsProps, 'task'> {
  readonly kind: 'link' | 'disable' | 'enable' | 'remove'
  readonly user: UserView
}

function Question({ kind, user, onTask, onChanged }: QuestionProps) {
  const { title, words, confirm, done, calm, act } = questions[kind]
  return (
    <ConfirmDialog
      onClose={() => onTask(null)}
      title={title(user.name)}
      confirm={confirm}
      done={done}
      calm={calm}
      onConfirm={async () => {
        const link = await act(user.id)
        onChanged()
        if (link) onTask({ kind: 'show-link', user, link })
      }}
    >
      {words}
    </ConfirmDialog>
  )
}

const questions = {
  link: {
    title: texts.linkTitle,
    words: texts.linkQuestion,
    confirm: texts.linkMake,
    done: texts.linkMade,
    calm: true,
    act: async (id: string) => users.link(id),
  },
  disable: {
    title: texts.disableTitle,
    words: texts.disableWords,
    confirm: texts.disable,
    done: texts.disabled,
    calm: false,
    act: async (id: string) => void (await users.change(id, { disabled: true })),
  },
  enable: {
    title: texts.enableTitle,
    words: texts.enableWords,
    confirm: texts.enable,
    done: texts.enabled,
    calm: true,
    act: async (id: string) => void (await users.change(id, { disabled: false })),
  },
  remove: {
    title: texts.removeTitle,
    words: texts.removeWords,
    confirm: texts.remove,
    done: texts.removed,
    calm: false,
    act: async (id: string) => void (await users.remove(id)),
  },
}
