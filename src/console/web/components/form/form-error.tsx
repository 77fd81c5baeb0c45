import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { ApiError, UnreachableError } from '../../data/api-error.ts'
import { common } from '../../texts/en/common.ts'
import { errors } from '../../texts/en/errors.ts'

interface FormErrorProps {
  readonly error: unknown
  /** Fields say what is wrong with them. */
  readonly isMarked?: boolean
}

/** Why what was sent was not done; nothing while there is no error. */
export function FormError({ error, isMarked = false }: FormErrorProps) {
  if (!error) return null
  return (
    <Alert color="red" variant="light" role="alert" mt="md" icon={<IconAlertTriangle aria-hidden />}>
      {isMarked ? common.checkFields : sentenceOf(error)}
    </Alert>
  )
}

function sentenceOf(error: unknown): string {
  if (error instanceof UnreachableError) return `${error.message} ${errors.notSent}`
  if (error instanceof ApiError) return error.message
  return `${errors.failed}: ${error instanceof Error ? error.message : String(error)}`
}
