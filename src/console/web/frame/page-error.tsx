import { Button, Code, Text } from '@mantine/core'
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react'
import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { ErrorBox } from '../components/error-box.tsx'
import { Notice } from '../components/notice.tsx'
import { ApiError, ScriptError, UnreachableError } from '../data/api-error.ts'
import { connection } from '../data/connection.ts'
import { reloadOnce } from '../data/reload-once.ts'
import { errors } from '../texts/en/errors.ts'
import { PagePending } from './page-pending.tsx'

/** In the place of a page that broke; the frame around it stays. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const { reset: resetQueries } = useQueryErrorResetBoundary()
  function tryAgain(): void {
    resetQueries()
    reset()
    void router.invalidate()
  }
  if (isExpected(error)) return <ErrorBox error={error} order={1} onRetry={tryAgain} />
  if (error instanceof ScriptError) return <ScriptMissing error={error} />
  const message = error instanceof Error ? error.message : String(error)
  return (
    <Notice icon={IconAlertTriangle} title={errors.broken} order={1} tone="bad" action={<Reload />} role="alert">
      {errors.brokenAdvice}
      <Text size="sm" mt="xs">
        <Code>{message}</Code>
      </Text>
    </Notice>
  )
}

function isExpected(error: unknown): boolean {
  return error instanceof ApiError || error instanceof UnreachableError
}

/**
 * Whether an update took the script away or the server is gone shows when the server is asked. Once it is there the page is
 * loaded anew: an update has other scripts, and a browser may remember for a page's whole life that one could not be had.
 */
function ScriptMissing({ error }: { readonly error: ScriptError }) {
  const isUp = useSyncExternalStore(connection.subscribe, () => connection.isUp)
  const [isAsked, setAsked] = useState(false)
  const [isMending, setMending] = useState(true)
  useEffect(() => void connection.doubt().then(() => setAsked(true)), [])
  useEffect(() => {
    if (isAsked && isUp) setMending(reloadOnce())
  }, [isAsked, isUp])
  if (!isUp)
    return <ErrorBox error={new UnreachableError(error.message)} order={1} onRetry={() => connection.tryNow()} />
  if (isMending) return <PagePending />
  return (
    <Notice icon={IconRefresh} title={errors.outdated} order={1} action={<Reload />} role="alert">
      {errors.outdatedAdvice}
    </Notice>
  )
}

function Reload() {
  return (
    <Button mt="xs" onClick={() => location.reload()}>
      {errors.reload}
    </Button>
  )
}
