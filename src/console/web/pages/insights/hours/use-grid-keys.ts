import { type KeyboardEvent, useRef, useState } from 'react'

/** A place in a grid. */
export interface Place {
  readonly row: number
  readonly column: number
}

/**
 * Moving through a grid by keys: it is one stop of the tab key, arrows go from cell to cell, Home and End to the ends of a
 * row. Each cell has its place in `data-row` and `data-column`.
 * https://www.w3.org/WAI/ARIA/apg/patterns/grid/
 */
export function useGridKeys<Element extends HTMLElement>({ rows, columns }: { rows: number; columns: number }) {
  const grid = useRef<Element>(null)
  const [current, setCurrent] = useState<Place>({ row: 0, column: 0 })

  function onKeyDown(event: KeyboardEvent): void {
    const next = placeAfter(event.key, placeOf(event.target) ?? current)
    if (!next) return
    event.preventDefault()
    const row = Math.min(Math.max(next.row, 0), rows - 1)
    const column = Math.min(Math.max(next.column, 0), columns - 1)
    setCurrent({ row, column })
    grid.current?.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${column}"]`)?.focus()
  }

  function placeAfter(key: string, { row, column }: Place): Place | null {
    switch (key) {
      case 'ArrowUp':
        return { row: row - 1, column }
      case 'ArrowDown':
        return { row: row + 1, column }
      case 'ArrowLeft':
        return { row, column: column - 1 }
      case 'ArrowRight':
        return { row, column: column + 1 }
      case 'Home':
        return { row, column: 0 }
      case 'End':
        return { row, column: columns - 1 }
      default:
        return null
    }
  }

  const tabIndexOf = ({ row, column }: Place) => (row === current.row && column === current.column ? 0 : -1)
  return { grid, onKeyDown, tabIndexOf, setCurrent }
}

function placeOf(target: EventTarget): Place | null {
  const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-row]') : null
  return cell ? { row: Number(cell.dataset['row']), column: Number(cell.dataset['column']) } : null
}
