import { type RefObject, useCallback, useEffect, useRef, useState } from 'react'

/** So far from the end, in pixels, one still reads the newest. */
const nearPx = 140

interface Newest {
  /** Whether the newest words are in sight. */
  readonly isThere: boolean
  /** Goes to them, and follows them from then on. */
  readonly goThere: () => void
}

/**
 * Keeps the end of something that grows in sight, until somebody scrolls up.
 *
 * @param content what grows
 * @param end right behind it
 * @param isOn whether it grows; it is then shown from its end
 */
export function useNewest(
  content: RefObject<HTMLElement | null>,
  end: RefObject<HTMLElement | null>,
  isOn: boolean,
): Newest {
  const follows = useRef(isOn)
  const [isThere, setIsThere] = useState(isOn)

  const goThere = useCallback(() => {
    follows.current = true
    end.current?.scrollIntoView({ block: 'end' })
  }, [end])

  useEffect(() => {
    if (!isOn) return
    let shownFrom = window.scrollY
    function look(): void {
      const bottom = end.current?.getBoundingClientRect().bottom ?? 0
      const isNear = bottom <= window.innerHeight + nearPx
      // What grows pushes the end away; only who scrolls up has left it.
      if (isNear) follows.current = true
      else if (window.scrollY < shownFrom) follows.current = false
      shownFrom = window.scrollY
      setIsThere(follows.current)
    }
    const growth = new ResizeObserver(() => {
      if (follows.current) end.current?.scrollIntoView({ block: 'end' })
    })
    if (content.current) growth.observe(content.current)
    window.addEventListener('scroll', look, { passive: true })
    return () => {
      growth.disconnect()
      window.removeEventListener('scroll', look)
    }
  }, [isOn, content, end])

  return { isThere: isThere || !isOn, goThere }
}
