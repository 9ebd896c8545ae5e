import { Table, type Column } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { LookSeen } from '../queries/looks-seen.ts'

export interface LookTableProps {
  readonly looks: readonly LookSeen[]
  readonly timeZone: string
  readonly caption: string
  /** Its place in the chain and how many it was about: for who audits. */
  readonly inChain?: boolean
}

const dashed = (word: string): string => word.replaceAll('.', '-')

/** Who looked, when, at what and why, the newest first. */
export function LookTable({ looks, timeZone, caption, inChain = false }: LookTableProps) {
  const say = useSay()
  const formats = useFormats()
  const columns: Column<LookSeen>[] = [
    { key: 'at', head: say('privacy.look-when'), cell: ({ at }) => formats.instant(at, timeZone) },
    {
      key: 'by',
      head: say('privacy.look-who'),
      cell: ({ by }) => (by === null ? say('privacy.look-by-operator') : <bdi>{by}</bdi>),
    },
    { key: 'what', head: say('privacy.look-what'), cell: ({ what }) => say(`privacy.look-at-${dashed(what)}`) },
    {
      key: 'because',
      head: say('privacy.look-why'),
      cell: ({ because }) => say(`privacy.look-because-${because}`),
    },
  ]
  if (inChain) {
    columns.unshift({
      key: 'seq',
      head: say('privacy.look-row'),
      cell: ({ seq }) => formats.number(seq),
      numeric: true,
    })
    columns.push({
      key: 'about',
      head: say('privacy.look-about'),
      cell: ({ about }) => formats.number(about),
      numeric: true,
    })
  }
  return <Table stacked caption={caption} columns={columns} rows={looks} rowKey={({ seq }) => String(seq)} />
}
