import { PasswordInput, type PasswordInputProps, TextInput, type TextInputProps } from '@mantine/core'
import { useFault } from './form.tsx'

interface Named {
  /** Under which the form sends it, and the server finds fault with it. */
  readonly name: string
  readonly label: string
}

/** A line of text in a {@link Form}. */
export function TextField(props: Omit<TextInputProps, 'name' | 'label' | 'error'> & Named) {
  return <TextInput withAsterisk={false} {...props} error={useFault(props.name, props.label)} />
}

/** A password in a {@link Form}; it can be made visible. */
export function PasswordField(props: Omit<PasswordInputProps, 'name' | 'label' | 'error'> & Named) {
  const fault = useFault(props.name, props.label)
  // Unlike TextInput, Mantine's PasswordInput leaves this out.
  const isInvalid = fault === undefined ? undefined : true
  return <PasswordInput withAsterisk={false} {...props} error={fault} aria-invalid={isInvalid} />
}
