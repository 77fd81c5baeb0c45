import { Button, Code, Text } from '@mantine/core'
import { IconAlertTriangle, IconLock, IconMapSearch, IconPlugConnectedX } from '@tabler/icons-react'
import { isForbidden, isNotFound, UnreachableError } from '../data/api-error.ts'
import { errors } from '../texts/en/errors.ts'
import { Notice } from './notice.tsx'

interface ErrorBoxProps {
  readonly error: unknown
  /** Without it nothing can be tried again here. */
  readonly onRetry?: () => void
  readonly order?: 1 | 2 | 3
}

/** What happened, what to do about it, and a way to try again; instead of what could not be loaded. */
export function ErrorBox({ error, onRetry, order = 2 }: ErrorBoxProps) {
  const { icon, title, advice, detail } = explanationOf(error)
  const retry = onRetry && (
    <Button variant="default" onClick={onRetry} mt="xs">
      {errors.retry}
    </Button>
  )
  return (
    <Notice icon={icon} title={title} order={order} tone="bad" role="alert" action={retry}>
      {advice}
      {detail !== undefined && (
        <Text size="sm" mt="xs">
          <Code>{detail}</Code>
        </Text>
      )}
    </Notice>
  )
}

function explanationOf(error: unknown) {
  if (error instanceof UnreachableError)
    return { icon: IconPlugConnectedX, title: errors.unreachable, advice: errors.unreachableAdvice }
  if (isForbidden(error)) return { icon: IconLock, title: errors.forbidden, advice: errors.forbiddenAdvice }
  const detail = error instanceof Error ? error.message : String(error)
  if (isNotFound(error)) return { icon: IconMapSearch, title: errors.notFound, advice: detail }
  return { icon: IconAlertTriangle, title: errors.failed, advice: errors.failedAdvice, detail }
}
