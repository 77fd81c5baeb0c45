import { type RefObject, useEffect, useEffectEvent } from 'react'

interface ListKeys {
  /** Around the list, with a `[data-row-link]` in each row. */
  readonly list: RefObject<HTMLElement | null>
  /** Around the field to search in. */
  readonly search: RefObject<HTMLElement | null>
  /** Whether single letters and signs count; arrows always do, within the list. */
  readonly hasLetters: boolean
}

/**
 * Goes through a list by keys: arrows within it, or `j` and `k` from anywhere; `/` leads to the search. Enter opens what
 * has the focus, as everywhere.
 */
export function useListKeys({ list, search, hasLetters }: ListKeys): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const { key, target } = event
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target) || isInDialog()) return
    const isWithin = target instanceof Node && (list.current?.contains(target) ?? false)
    const step = stepOf(key, isWithin, hasLetters)
    if (step !== 0 && move(list.current, step)) event.preventDefault()
    if (key !== '/' || !hasLetters) return
    event.preventDefault()
    search.current?.querySelector<HTMLInputElement>('input[type="search"]')?.select()
  })
  useEffect(() => {
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

function stepOf(key: string, isWithin: boolean, hasLetters: boolean): -1 | 0 | 1 {
  if (isWithin && key === 'ArrowDown') return 1
  if (isWithin && key === 'ArrowUp') return -1
  if (hasLetters && key === 'j') return 1
  return hasLetters && key === 'k' ? -1 : 0
}

/** Moves the focus to the next row, or the one before; to the first one where none has it. */
function move(list: HTMLElement | null, step: -1 | 1): boolean {
  const links = [...(list?.querySelectorAll<HTMLElement>('[data-row-link]') ?? [])]
  const at = links.indexOf(document.activeElement as HTMLElement)
  const next = at === -1 ? links[0] : links[at + step]
  next?.focus({ preventScroll: true })
  next?.closest('tr, li')?.scrollIntoView({ block: 'nearest' })
  return next !== undefined
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function isInDialog(): boolean {
  return document.activeElement?.closest('[role="dialog"], [role="menu"]') !== null
}
