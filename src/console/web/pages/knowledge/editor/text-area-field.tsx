import { Textarea, type TextareaProps } from '@mantine/core'
import { useFault } from '../../../components/form/form.tsx'

/** Several lines of text in a form; what the server finds wrong with them stands below. */
export function TextAreaField(props: Omit<TextareaProps, 'error'> & { readonly name: string; readonly label: string }) {
  return <Textarea withAsterisk={false} autosize {...props} error={useFault(props.name, props.label)} />
}
