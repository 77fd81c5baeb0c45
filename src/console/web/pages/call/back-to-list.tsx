import { IconArrowLeft } from '@tabler/icons-react'
import { Link, useLocation, useRouter } from '@tanstack/react-router'
import type { MouseEvent } from 'react'
import { call as texts } from '../../texts/en/call.ts'
import classes from './call.module.css'

declare module '@tanstack/history' {
  interface HistoryState {
    /** Somebody came from the list, so that one step back leads there, to the same place. */
    readonly isFromList?: boolean
  }
}

/** To the list of calls; as it was, for who came from there. */
export function BackToList() {
  const { history } = useRouter()
  const isFromList = useLocation({ select: ({ state }) => state.isFromList ?? false })

  function goBack(event: MouseEvent): void {
    if (!isFromList || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    history.back()
  }

  return (
    <nav aria-label={texts.back} className={classes.back}>
      <Link to="/calls" onClick={goBack}>
        <IconArrowLeft size={16} stroke={1.8} aria-hidden />
        {texts.back}
      </Link>
    </nav>
  )
}
