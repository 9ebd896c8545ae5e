import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

export interface PreviewRow {
  readonly row: number
  readonly title: string
  readonly host: string
  readonly when: string
  readonly ages: string
  readonly price: string
  readonly place: string
  readonly themes: string
}

export interface PreviewProps {
  readonly rows: readonly PreviewRow[]
  readonly refused: readonly {
    readonly row: number
    readonly column: string
    readonly value: string
    readonly because: string
  }[]
}

/** The first twenty rows as they would stand in the catalogue, and those among them that could not be taken. */
export function PreviewOfFeed({ rows, refused }: PreviewProps) {
  const say = useSay()
  const formats = useFormats()
  const text = (key: keyof PreviewRow) => ({
    key,
    head: say(`feeds.preview-${key}`),
    cell: (row: PreviewRow) => <span dir="auto">{row[key]}</span>,
  })
  return (
    <>
      <Table
        caption={say('feeds.preview-caption', { count: rows.length })}
        rows={rows}
        rowKey={({ row }) => String(row)}
        columns={[
          text('title'),
          text('host'),
          text('when'),
          text('ages'),
          text('price'),
          text('place'),
          text('themes'),
          { key: 'row', head: say('feeds.row'), numeric: true, cell: ({ row }) => formats.number(row) },
        ]}
      />
      {refused.length === 0 ? null : (
        <Table
          caption={say('feeds.preview-refused', { count: refused.length })}
          rows={refused}
          rowKey={({ row }) => String(row)}
          columns={[
            { key: 'row', head: say('feeds.row'), cell: ({ row }) => formats.number(row) },
            { key: 'column', head: say('feeds.column'), cell: ({ column }) => <span dir="auto">{column}</span> },
            { key: 'value', head: say('feeds.value'), cell: ({ value }) => <span dir="auto">{value}</span> },
            { key: 'why', head: say('feeds.why'), cell: ({ because }) => say(because, {}) },
          ]}
        />
      )}
    </>
  )
}
