import { Button } from '@mantine/core'
import { IconLockOpen, IconPlugConnectedX } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { announce } from '../components/announcer.ts'
import { connection } from '../data/connection.ts'
import { useSession } from '../data/session.ts'
import { frame } from '../texts/en/frame.ts'
import classes from './banners.module.css'

/** Says so while anybody at this machine may use the console. */
export function OpenBanner() {
  const { open } = useSession()
  if (!open) return null
  return (
    <Banner kind="open" sign={<IconLockOpen size={18} stroke={1.7} aria-hidden />}>
      <strong>{frame.open.title}</strong> {frame.open.words}{' '}
      <Link to="/settings/you" className={classes.link}>
        {frame.open.action}
      </Link>
    </Banner>
  )
}

/** Says so while the server does not answer, and when it does again. */
export function AwayBanner() {
  const isUp = useSyncExternalStore(connection.subscribe, () => connection.isUp)
  const wasDown = useRef(false)
  useEffect(() => {
    if (isUp && wasDown.current) announce(frame.away.back)
    wasDown.current = !isUp
  }, [isUp])
  return (
    <div role="status" className={classes.away}>
      {!isUp && (
        <Banner kind="away" sign={<IconPlugConnectedX size={18} stroke={1.7} aria-hidden />}>
          <strong>{frame.away.title}</strong> {frame.away.words}{' '}
          <Button size="compact-sm" variant="default" onClick={() => connection.tryNow()}>
            {frame.away.action}
          </Button>
        </Banner>
      )}
    </div>
  )
}

function Banner({ kind, sign, children }: { kind: 'open' | 'away'; sign: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.banner} data-kind={kind} data-unprinted>
      {sign}
      <p>{children}</p>
    </div>
  )
}
