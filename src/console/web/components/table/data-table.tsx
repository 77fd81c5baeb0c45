import { Table } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import type { ReactNode } from 'react'
import classes from './data-table.module.css'

export interface Column<Row> {
  readonly key: string
  readonly header: string
  /** Null where the row has nothing to say here. */
  readonly cell: (row: Row) => ReactNode
  /** The one that names the row: the head of its card on a narrow screen, and what the row's cells belong to. */
  readonly isTitle?: true
  /** Sentences: on a card they stand below their name, and not at the end of its line. */
  readonly isLong?: true
  /** Figures stand at the end of the line. */
  readonly isFigure?: true
  /** Buttons: their header is only heard. */
  readonly isActions?: true
  /** On a card this stands beside the title: a badge, or a small menu. */
  readonly besideTitle?: true
  readonly width?: string
}

interface DataTableProps<Row> {
  /** What the rows are, for who listens. */
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly keyOf: (row: Row) => string
}

/** Rows as a table; on a narrow screen each row is a card that says what each value is. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false })
  return isNarrow ? <Cards {...props} /> : <Wide {...props} />
}

function Wide<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>) {
  return (
    <div className={classes.scroll}>
      <Table className={classes.table}>
        <caption className="fd-unseen">{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ key, header, width, isFigure, isActions }) => (
              <Table.Th key={key} scope="col" w={width} ta={isFigure ? 'end' : undefined}>
                {isActions ? <span className="fd-unseen">{header}</span> : header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={keyOf(row)}>
              {columns.map((column) => (
                <Cell key={column.key} row={row} column={column} />
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function Cell<Row>({ row, column: { cell, isTitle, isFigure, isActions } }: { row: Row; column: Column<Row> }) {
  if (isTitle)
    return (
      <Table.Th scope="row" className={classes.rowTitle}>
        {cell(row)}
      </Table.Th>
    )
  return <Table.Td ta={isFigure || isActions ? 'end' : undefined}>{cell(row)}</Table.Td>
}

function Cards<Row>({ caption, columns, rows, keyOf }: DataTableProps<Row>) {
  const title = columns.find(({ isTitle }) => isTitle)
  const beside = columns.filter(({ besideTitle }) => besideTitle)
  const facts = columns.filter(({ isTitle, isActions, besideTitle }) => !isTitle && !isActions && !besideTitle)
  const actions = columns.filter(({ isActions, besideTitle }) => isActions && !besideTitle)
  return (
    <ul className={classes.cards} aria-label={caption}>
      {rows.map((row) => (
        <li key={keyOf(row)} className={classes.card}>
          <div className={classes.cardHead}>
            <div className={classes.cardTitle}>{title?.cell(row)}</div>
            {beside.map(({ key, cell }) => (
              <div key={key}>{cell(row)}</div>
            ))}
          </div>
          <Facts columns={facts} row={row} />
          {actions.map(({ key, cell }) => (
            <div key={key} className={classes.cardActions}>
              {cell(row)}
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

function Facts<Row>({ columns, row }: { columns: readonly Column<Row>[]; row: Row }) {
  const facts = columns.map(({ key, header, isLong, cell }) => ({ key, header, isLong, value: cell(row) }))
  const known = facts.filter(({ value }) => value !== null)
  if (known.length === 0) return null
  return (
    <dl className={classes.facts}>
      {known.map(({ key, header, isLong, value }) => (
        <div key={key} className={isLong ? classes.sentence : classes.fact}>
          <dt>{header}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
