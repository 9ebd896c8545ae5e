import { EmptyState } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'

interface Row {
  readonly funder: string
  readonly year: number
  readonly counts: { readonly learners: number; readonly visits: number; readonly hours: number } | null
}

/** For the office: how much of what happened was paid for by whom. */
export function FundersPage({
  rows,
  smallest,
  csvHref,
}: {
  readonly rows: readonly Row[]
  readonly smallest: number
  readonly csvHref: string
}) {
  const say = useSay()
  const formats = useFormats()
  const few = say('record.funders-few', { smallest })
  return (
    <article className="page stack">
      <h1>{say('record.funders-title')}</h1>
      <p className="lead">{say('record.funders-lead', { smallest })}</p>
      {rows.length === 0 ? (
        <EmptyState title={say('record.funders-none')} />
      ) : (
        <>
          <Table
            caption={say('record.funders-title')}
            captionHidden
            rows={rows}
            rowKey={({ funder, year }) => `${funder} ${year}`}
            columns={[
              { key: 'funder', head: say('record.funders-funder'), cell: ({ funder }) => <bdi>{funder}</bdi> },
              { key: 'year', head: say('record.funders-year'), numeric: true, cell: ({ year }) => String(year) },
              ...(['learners', 'visits', 'hours'] as const).map((key) => ({
                key,
                head: say(`record.funders-${key}`),
                numeric: true,
                cell: ({ counts }: Row) =>
                  counts === null ? (key === 'learners' ? few : '–') : formats.number(counts[key]),
              })),
            ]}
          />
          <p>
            <a href={csvHref}>{say('record.funders-csv')}</a>
          </p>
        </>
      )}
    </article>
  )
}
