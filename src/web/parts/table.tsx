import type { ReactNode } from 'react'
import { useName } from '../say/context.tsx'

export interface Column<Row> {
  readonly key: string
  readonly head: ReactNode
  readonly cell: (row: Row) => ReactNode
  /** Numbers stand at the end of their column, figures aligned. */
  readonly numeric?: boolean
  /** The address of this page sorted by this column. */
  readonly sortHref?: string
  readonly sorted?: 'ascending' | 'descending'
}

export interface TableProps<Row> {
  /** What the table counts, for whom, when. */
  readonly caption: ReactNode
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string
  /** The first column names its row. */
  readonly captionHidden?: boolean
  readonly foot?: ReactNode
  /** On a phone each row stands as a block, its figures named; for rows that are read one by one, not compared. */
  readonly stacked?: boolean
}

/** A wide table scrolls in a region of its own that the keyboard can reach, so the page itself never scrolls sideways. */
export function Table<Row>({
  caption,
  columns,
  rows,
  rowKey,
  captionHidden = false,
  foot,
  stacked = false,
}: TableProps<Row>) {
  const name = useName()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable by keyboard
    <section className="table-region" aria-labelledby={name} tabIndex={0}>
      {/* The roles are said again, for a browser forgets them where a style sheet stacks the rows. */}
      <table className={stacked ? 'stacked' : undefined} role={stacked ? 'table' : undefined}>
        <caption id={name} className={captionHidden ? 'visually-hidden' : undefined}>
          {caption}
        </caption>
        <thead>
          <tr>
            {columns.map(({ key, head, numeric, sortHref, sorted }) => (
              <th key={key} scope="col" className={numeric === true ? 'numeric' : undefined} aria-sort={sorted}>
                {sortHref === undefined ? head : <a href={sortHref}>{head}</a>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} role={stacked ? 'row' : undefined}>
              {columns.map(({ key, head, cell, numeric }, position) =>
                position === 0 ? (
                  <th
                    key={key}
                    scope="row"
                    role={stacked ? 'rowheader' : undefined}
                    className={numeric === true ? 'numeric' : undefined}
                  >
                    {cell(row)}
                  </th>
                ) : (
                  <td
                    key={key}
                    role={stacked ? 'cell' : undefined}
                    className={numeric === true ? 'numeric' : undefined}
                    data-label={stacked && typeof head === 'string' ? head : undefined}
                  >
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot === undefined ? null : <tfoot>{foot}</tfoot>}
      </table>
    </section>
  )
}
