import { Button, type ButtonProps, Group, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { common } from '../texts/en/common.ts'
import { announce } from './announcer.ts'
import { Dialog } from './dialog.tsx'
import { FormError } from './form/form-error.tsx'

interface ConfirmProps {
  /** The question, such as `Remove Maria?`. */
  readonly title: string
  /** What will happen, and whether it can be undone. */
  readonly children: ReactNode
  /** The word on the button that does it, such as `Remove`. */
  readonly confirm: string
  /** Does it; while it runs the question stays open, and if it fails it says why. */
  readonly onConfirm: () => Promise<unknown>
  /** Said to who listens when it is done. */
  readonly done: string
  /** Not dangerous, only worth a question. */
  readonly calm?: boolean
}

interface ConfirmDialogProps extends ConfirmProps {
  /** Called when nothing is asked any more, done or not. */
  readonly onClose: () => void
}

/** Asks before something is done that cannot be undone. The focus is on the way out. */
export function ConfirmDialog({ title, children, confirm, onConfirm, done, calm, onClose }: ConfirmDialogProps) {
  const act = useMutation({
    mutationFn: onConfirm,
    onSuccess: () => {
      onClose()
      announce(done)
    },
  })
  const leave = () => {
    if (!act.isPending) onClose()
  }
  return (
    <Dialog onClose={leave} title={title}>
      <Text component="div">{children}</Text>
      <FormError error={act.error} />
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={leave} data-autofocus>
          {common.cancel}
        </Button>
        <Button {...(!calm && { color: 'red' })} loading={act.isPending} onClick={() => act.mutate()}>
          {confirm}
        </Button>
      </Group>
    </Dialog>
  )
}

interface ConfirmButtonProps extends ConfirmProps {
  /** What the button says before it is asked. */
  readonly label: string
  /** A longer name for who listens, where several buttons say the same. */
  readonly name?: string
  readonly button?: Pick<ButtonProps, 'variant' | 'size' | 'leftSection' | 'disabled' | 'color'>
}

/** A button for what is dangerous: it asks first. */
export function ConfirmButton({ label, name, button, ...question }: ConfirmButtonProps) {
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button variant="default" {...button} aria-label={name} onClick={() => setAsks(true)}>
        {label}
      </Button>
      {asks && <ConfirmDialog {...question} onClose={() => setAsks(false)} />}
    </>
  )
}
