import { Text } from '@mantine/core'
import { useId } from 'react'
import { CopyButton } from './copy-button.tsx'
import classes from './secret.module.css'

interface SecretProps {
  readonly label: string
  readonly value: string
  /** The word on the button. */
  readonly copy: string
}

/** What is shown only once, to be copied. */
export function Secret({ label, value, copy }: SecretProps) {
  const id = useId()
  return (
    <div>
      <Text component="label" htmlFor={id} size="sm" fw={550}>
        {label}
      </Text>
      <div className={classes.row}>
        <output id={id} className={classes.value} data-autofocus tabIndex={-1}>
          {value}
        </output>
        <CopyButton text={value} label={copy} />
      </div>
    </div>
  )
}
