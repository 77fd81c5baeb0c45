import { Button, TextInput } from '@mantine/core'
import { IconPhoneOutgoing, IconPhoneX, IconSend } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { CallView } from '../../../../routes/calls/view-schema.ts'
import { ConfirmButton } from '../../../components/confirm-button.tsx'
import { FormError } from '../../../components/form/form-error.tsx'
import { SafeText } from '../../../components/safe-text.tsx'
import { say } from '../../../components/say.tsx'
import { call } from '../../../texts/en/call.ts'
import { steering, steeringQuery } from '../data.ts'
import classes from './steering-bar.module.css'
import { TransferDialog } from './transfer-dialog.tsx'

const texts = call.steering
const mostCharacters = 500

/** What can be done in a call that goes on: whisper, put through, end. */
export function SteeringBar({ view }: { readonly view: CallView }) {
  const { callId } = view.head
  const { data: options } = useQuery(steeringQuery)
  const [asksWho, setAsksWho] = useState(false)
  const person = personWith(view)
  return (
    <section className={classes.bar} aria-label={texts.label}>
      <WhisperField callId={callId} isDeaf={options?.hearsWhispers === false} person={person} />
      <div className={classes.buttons}>
        <Button
          variant="default"
          leftSection={<IconPhoneOutgoing size={16} aria-hidden />}
          disabled={person !== null || options === undefined}
          onClick={() => setAsksWho(true)}
        >
          {texts.transfer}
        </Button>
        <ConfirmButton
          label={texts.end}
          button={{ variant: 'light', color: 'red', leftSection: <IconPhoneX size={16} aria-hidden /> }}
          title={texts.endTitle}
          confirm={texts.end}
          done={texts.ended}
          onConfirm={() => steering.end(callId)}
        >
          {person === null ? texts.endWords : texts.endWithPerson}
        </ConfirmButton>
      </div>
      {asksWho && options && (
        <TransferDialog callId={callId} people={options.people} onClose={() => setAsksWho(false)} />
      )}
    </section>
  )
}

interface WhisperFieldProps {
  readonly callId: string
  /** Whether no model could follow a whisper. */
  readonly isDeaf: boolean
  /** Who has the caller at the moment; null for the assistant. */
  readonly person: string | null
}

function WhisperField({ callId, isDeaf, person }: WhisperFieldProps) {
  const [text, setText] = useState('')
  const send = useMutation({
    mutationFn: () => steering.whisper(callId, { text }),
    onSuccess: () => {
      setText('')
      say(texts.sent)
    },
  })
  const why = person !== null ? texts.withPerson(person) : isDeaf ? texts.deaf : null

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (text.trim() !== '' && !send.isPending) send.mutate()
  }

  return (
    <form className={classes.whisper} onSubmit={submit}>
      <TextInput
        aria-label={texts.hint}
        placeholder={texts.hint}
        description={why === null ? texts.hintLong : undefined}
        inputWrapperOrder={['label', 'input', 'description']}
        maxLength={mostCharacters}
        disabled={why !== null}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        rightSectionWidth="auto"
        rightSection={
          <Button
            type="submit"
            size="compact-sm"
            variant="subtle"
            leftSection={<IconSend size={14} aria-hidden />}
            disabled={why !== null}
            loading={send.isPending}
          >
            {texts.send}
          </Button>
        }
      />
      {why !== null && (
        <p className={classes.why}>
          <SafeText>{why}</SafeText>
        </p>
      )}
      <FormError error={send.error} />
    </form>
  )
}

/** Who the caller is being put through to, or speaks with. */
function personWith({ entries }: CallView): string | null {
  const transfer = entries.findLast((entry) => entry.kind === 'transfer')
  if (!transfer || transfer.outcome !== null) return null
  return transfer.attempts.at(-1)?.target ?? transfer.asked
}
