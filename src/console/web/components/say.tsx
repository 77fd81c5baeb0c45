import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { common } from '../texts/en/common.ts'
import { announce } from './announcer.ts'

const closeButtonProps = { 'aria-label': common.close }

/** Says for a moment that something was done, to the eyes and to who listens. */
export function say(sentence: string): void {
  announce(sentence)
  notifications.show({
    message: sentence,
    color: 'pine',
    icon: <IconCheck size={18} aria-hidden />,
    role: 'presentation',
    closeButtonProps,
  })
}

/** Says that something was not done and why, where there is no better place for it. */
export function complain(error: unknown): void {
  notifications.show({
    message: error instanceof Error ? error.message : String(error),
    color: 'red',
    icon: <IconAlertTriangle size={18} aria-hidden />,
    autoClose: 10_000,
    closeButtonProps,
  })
}
