import { useEffect, useRef, useState } from 'react'

/** Who has not moved for so long is not about to press anything. */
const stillMs = 4_000

interface Reading {
  readonly isReading: boolean
  /** For the element around what is read. */
  readonly handlers: {
    readonly onPointerMove: () => void
    readonly onPointerDown: () => void
    readonly onPointerLeave: () => void
    readonly onKeyDown: () => void
    readonly onFocus: () => void
  }
}

/** Whether somebody points at a part of the page, or goes through it by keyboard: then nothing in it may move. */
export function useReading(): Reading {
  const [isReading, setIsReading] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  function begin(): void {
    clearTimeout(timer.current)
    timer.current = setTimeout(setIsReading, stillMs, false)
    setIsReading(true)
  }

  function end(): void {
    clearTimeout(timer.current)
    setIsReading(false)
  }

  return {
    isReading,
    handlers: { onPointerMove: begin, onPointerDown: begin, onPointerLeave: end, onKeyDown: begin, onFocus: begin },
  }
}
