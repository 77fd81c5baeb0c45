import { Button, Group, Stack } from '@mantine/core'
import { createContext, type FormEvent, type ReactNode, use, useLayoutEffect, useRef, useState } from 'react'
import { faultOf } from '../../data/api-error.ts'
import { common } from '../../texts/en/common.ts'
import { FormError } from './form-error.tsx'

interface FormProps {
  /** Called with what the fields hold. */
  readonly onSubmit: (values: FormData) => void
  readonly isPending: boolean
  /** Of the last attempt. Faults with the name of a field are shown at it. */
  readonly error: unknown
  /** The word on the button. */
  readonly submit: string
  /** Called to leave without sending. */
  readonly onCancel?: () => void
  readonly wide?: boolean
  readonly children: ReactNode
}

const FormErrorContext = createContext<unknown>(null)

/** What the server finds wrong with a field of the form around, as a sentence about its label. */
export function useFault(name: string, label: string): string | undefined {
  const fault = faultOf(use(FormErrorContext), name)
  return fault && `${label} ${fault}.`
}

/** Fields and a button. When the server says no, the first field that is wrong gets the focus. */
export function Form({ onSubmit, isPending, error, submit, onCancel, wide = false, children }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [isMarked, setIsMarked] = useState(false)
  useLayoutEffect(() => {
    const wrong = error ? form.current?.querySelector<HTMLElement>('[aria-invalid="true"]') : null
    wrong?.focus()
    setIsMarked(Boolean(wrong))
  }, [error])

  function send(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (!isPending) onSubmit(new FormData(event.currentTarget))
  }

  return (
    <form ref={form} onSubmit={send}>
      <FormErrorContext value={error}>
        <Stack gap="md">{children}</Stack>
      </FormErrorContext>
      <FormError error={error} isMarked={isMarked} />
      <Group mt="lg" justify={wide ? 'stretch' : 'flex-end'} gap="xs">
        {onCancel && (
          <Button variant="default" onClick={onCancel}>
            {common.cancel}
          </Button>
        )}
        <Button type="submit" loading={isPending} fullWidth={wide}>
          {submit}
        </Button>
      </Group>
    </form>
  )
}
