import type { When } from '#learning/catalogue'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Listing } from '../words.ts'

export interface RefusedRow {
  readonly row: number
  readonly column: string
  readonly value: string
  /** Key of the sentence that says why. */
  readonly because: string
}

export interface PreviewProps {
  readonly listings: readonly Listing[]
  readonly refused: readonly RefusedRow[]
}

/** The first twenty rows as they would stand in the catalogue, and those among them that could not be taken. */
export function PreviewOfFeed({ listings, refused }: PreviewProps) {
  const say = useSay()
  const formats = useFormats()
  const column = (key: string, cell: (listing: Listing) => string) => ({
    key,
    head: say(`feeds.preview-${key}`),
    cell: (listing: Listing) => <span dir="auto">{cell(listing)}</span>,
  })
  return (
    <>
      <Table
        caption={say('feeds.preview-caption', { count: listings.length })}
        rows={listings}
        rowKey={({ row }) => String(row)}
        columns={[
          column('title', ({ title }) => title),
          column('host', ({ host }) => host),
          column('when', ({ session }) => whenWords(session.when, formats, say)),
          column('place', ({ session }) => session.venue?.name ?? (session.online ? say('feeds.preview-online') : '')),
          column('ages', ({ ages }) => agesWords(ages, say)),
          column('price', ({ price }) => priceWords(price, formats, say)),
          column('themes', ({ themes }) => formats.list(themes.map((theme) => say(`catalogue.theme-${theme}`)))),
          { key: 'row', head: say('feeds.row'), numeric: true, cell: ({ row }) => formats.number(row) },
        ]}
      />
      {refused.length === 0 ? null : (
        <RefusedRows caption={say('feeds.preview-refused', { count: refused.length })} refused={refused} />
      )}
    </>
  )
}

/** Each row that could not be taken, with its number, what stood where, and why. */
export function RefusedRows({ caption, refused }: { caption: string; refused: readonly RefusedRow[] }) {
  const say = useSay()
  const formats = useFormats()
  return (
    <Table
      caption={caption}
      rows={refused}
      rowKey={({ row, column, because }) => `${row} ${column} ${because}`}
      columns={[
        { key: 'row', head: say('feeds.row'), cell: ({ row }) => formats.number(row) },
        { key: 'column', head: say('feeds.column'), cell: ({ column }) => <span dir="auto">{column}</span> },
        { key: 'value', head: say('feeds.value'), cell: ({ value }) => <span dir="auto">{value}</span> },
        { key: 'why', head: say('feeds.why'), cell: ({ because }) => say(because) },
      ]}
    />
  )
}

type Formats = ReturnType<typeof useFormats>
type Say = ReturnType<typeof useSay>

export function whenWords(when: When, formats: Formats, say: Say): string {
  const { startOn } = when
  if (when.form === 'span' && (startOn === null || when.endOn === null)) {
    return startOn === null ? say('feeds.preview-no-date') : say('feeds.preview-from', { day: formats.day(startOn) })
  }
  if (when.form === 'span') return formats.dayRange(startOn!, when.endOn!)
  const time = when.startTime === null ? [] : [formats.time(when.startTime)]
  const rule = when.form === 'rule' ? [say('feeds.preview-repeats')] : []
  return formats.list([formats.day(startOn!), ...time, ...rule], 'side-by-side')
}

function agesWords({ min, max }: Listing['ages'], say: Say): string {
  if (min === null) return max === null ? '' : say('catalogue.ages-to', { max })
  return max === null ? say('catalogue.ages-from', { min }) : say('catalogue.ages-range', { min, max })
}

function priceWords(price: Listing['price'], formats: Formats, say: Say): string {
  if (price.kind !== 'paid') return say(`catalogue.price-${price.kind}`)
  if (price.asWritten !== null) return price.asWritten
  const { from, to } = price
  if (from !== null && to !== null) return from.minor === to.minor ? formats.money(from) : formats.moneyRange(from, to)
  return from === null ? '' : formats.money(from)
}
