import '@mantine/charts/styles.layer.css'
import { AreaChart, BarChart, LineChart } from '@mantine/charts'
import classes from './chart.module.css'
import type { ChartProps } from './chart-props.ts'

/** Told apart also by who sees no colours: their lightness differs. */
const colors = ['pine.6', 'brass.4', 'slate.5', 'red.5', 'gray.5']

/** The picture of a {@link Chart}; a chunk of its own, since the library behind it is large. */
export function Drawing({ kind, series, rows, format, stacked = false, height = 240, onPick }: ChartProps) {
  const shared = {
    h: height,
    dataKey: 'label',
    data: rows.map(({ label, values }) => ({ label, ...values })),
    series: series.map(({ key, label, color }, place) => ({
      name: key,
      label,
      color: color ?? colors[place % colors.length] ?? 'gray.5',
    })),
    valueFormatter: format,
    withLegend: series.length > 1,
    // In the order of the series, as in the table.
    legendProps: { verticalAlign: 'bottom' as const, itemSorter: null },
    tickLine: 'none' as const,
    gridAxis: 'x' as const,
    yAxisProps: { width: 56 },
    tooltipAnimationDuration: 0,
    className: onPick ? `${classes.root} ${classes.pickable}` : classes.root,
  }
  const pick = (place: number | string | null | undefined) => {
    const row = rows[Number(place)]
    if (row) onPick?.(row)
  }
  const picking = {
    accessibilityLayer: false,
    onClick: ({ activeTooltipIndex }: { activeTooltipIndex?: number | string | null | undefined }) =>
      pick(activeTooltipIndex),
  }
  switch (kind) {
    case 'bars':
      return <BarChart {...shared} type={stacked ? 'stacked' : 'default'} barChartProps={picking} maxBarWidth={48} />
    case 'lines':
      return <LineChart {...shared} curveType="linear" connectNulls={false} lineChartProps={picking} />
    case 'areas':
      return (
        <AreaChart {...shared} curveType="linear" type={stacked ? 'stacked' : 'default'} areaChartProps={picking} />
      )
  }
}
