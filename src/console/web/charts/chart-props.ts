import type { ReactNode } from 'react'

interface ChartSeries {
  readonly key: string
  readonly label: string
  /** A colour of the theme with its shade, such as `pine.6`; by default the next of the house's order. */
  readonly color?: string
}

interface ChartRow {
  /** On the axis, and at the head of the row of the table. */
  readonly label: string
  /** By the keys of the series; null where nothing is known. */
  readonly values: Readonly<Record<string, number | null>>
}

export interface ChartProps {
  readonly kind: 'bars' | 'lines' | 'areas'
  readonly title: string
  readonly series: readonly ChartSeries[]
  readonly rows: readonly ChartRow[]
  readonly format: (value: number) => string
  /** Several series on top of each other instead of beside. */
  readonly stacked?: boolean
  readonly height?: number
  /** Somebody pressed a row of the chart. */
  readonly onPick?: (row: ChartRow) => void
  /** What the label is in the table, such as a link to what the row stands for. */
  readonly labelOf?: (row: ChartRow) => ReactNode
}
