import { useEffect, useEffectEvent } from 'react'

interface Keys {
  readonly isLive: boolean
  readonly onCall: () => void
  /** The field for words is wanted. */
  readonly onTalk: () => void
  readonly onHangUp: () => void
  readonly onKey: (key: string) => void
}

/** The keyboard as a telephone: Enter calls and talks, Esc hangs up, digits are keys; fields and buttons keep theirs. */
export function useKeys({ isLive, onCall, onTalk, onHangUp, onKey }: Keys): void {
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
    const { key } = event
    if (key === 'Escape' && isLive && !isInDialog(event.target)) onHangUp()
    else if (takesKeys(event.target)) return
    else if (key === 'Enter' && isLive) onTalk()
    else if (key === 'Enter') onCall()
    else if (isLive && /^[\d*#]$/.test(key)) onKey(key)
    else return
    event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent) => pressed(event)
    document.addEventListener('keydown', listener)
    return () => document.removeEventListener('keydown', listener)
  }, [])
}

/** Fields, buttons and links do something with keys themselves. */
function takesKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, button, a, [role="radio"], [role="option"]') !== null
  )
}

/** What is open above the page is closed by the same key. */
function isInDialog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('[role="dialog"], [role="listbox"], [role="menu"]') !== null
}
