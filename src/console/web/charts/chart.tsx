import { Table } from '@mantine/core'
import { lazy, Suspense, useId } from 'react'
import { common } from '../texts/en/common.ts'
import classes from './chart.module.css'
import type { ChartProps } from './chart-props.ts'

const Drawing = lazy(() => import('./drawing.tsx').then(({ Drawing }) => ({ default: Drawing })))

/** Figures as a picture, and the same as a table for who cannot see it, cannot point at it, or wants them exactly. */
export function Chart({ labelOf = ({ label }) => label, ...chart }: ChartProps) {
  const { title, series, rows, format, height = 240 } = chart
  const id = useId()
  return (
    <figure className={classes.figure} aria-labelledby={id}>
      <figcaption id={id} className={classes.title}>
        {title}
      </figcaption>
      <div aria-hidden style={{ height }}>
        <Suspense fallback={null}>
          <Drawing {...chart} height={height} />
        </Suspense>
      </div>
      <details className={classes.details}>
        <summary>{common.asTable}</summary>
        <div className={classes.scroll}>
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th scope="col">
                  <span className="fd-unseen">{title}</span>
                </Table.Th>
                {series.map(({ key, label }) => (
                  <Table.Th key={key} scope="col" ta="end">
                    {label}
                  </Table.Th>
                ))}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {rows.map((row) => (
                <Table.Tr key={row.label}>
                  <Table.Th scope="row">{labelOf(row)}</Table.Th>
                  {series.map(({ key }) => (
                    <Table.Td key={key} ta="end">
                      {inWords(row.values[key], format)}
                    </Table.Td>
                  ))}
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </div>
      </details>
    </figure>
  )
}

function inWords(value: number | null | undefined, format: (value: number) => string): string {
  return value === null || value === undefined ? common.unknown : format(value)
}
