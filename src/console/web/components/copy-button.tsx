import { ActionIcon, Button, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { common } from '../texts/en/common.ts'
import { announce } from './announcer.ts'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, such as `Copy the token`. */
  readonly label?: string
  /** A small sign instead of a button with words. */
  readonly compact?: boolean
}

/** Copies a text and says that it did; where browsers do not allow it, says how to do it by hand. */
export function CopyButton({ text, label = common.copy, compact = false }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed' | null>(null)
  useEffect(() => {
    if (outcome === null) return
    const timer = setTimeout(() => setOutcome(null), 2_500)
    return () => clearTimeout(timer)
  }, [outcome])

  async function copy(): Promise<void> {
    const done = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    )
    setOutcome(done ? 'copied' : 'failed')
    announce(done ? common.copied : common.copyFailed)
  }

  const Sign = outcome === 'copied' ? IconCheck : IconCopy
  const words = outcome === 'copied' ? common.copied : outcome === 'failed' ? common.copyFailed : label
  if (!compact)
    return (
      <Button variant="default" leftSection={<Sign size={16} aria-hidden />} onClick={() => void copy()}>
        {words}
      </Button>
    )
  return (
    <Tooltip label={words} {...(outcome !== null && { opened: true })}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={() => void copy()}>
        <Sign size={18} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
}
