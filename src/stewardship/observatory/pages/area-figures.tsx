import { AreaMap } from '#web/parts/charts/area-map.tsx'
import { Figure } from '#web/parts/charts/figure.tsx'
import { Scatter } from '#web/parts/charts/scatter.tsx'
import { Table, type Column } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import { comparedMeasures, type Observed, type ObservedArea } from '../words.ts'

/** What areas have, beside what is known of them. Only measures that exist are drawn. */
export function AreaFigures({ prefix, observed }: { prefix: string; observed: Observed }) {
  const say = useSay()
  const formats = useFormats()
  const { areas, placed, comparisons } = observed
  const has = comparedMeasures.filter((measure) => !observed.missing.includes(`no-${measure}`))
  const people =
    has.find((measure) => measure === 'population') ?? has.find((measure) => measure === 'publicSchoolPupils')
  const perThousand = (area: ObservedArea): number | null => {
    const count = people === undefined ? null : area[people]
    return count === null || count === 0 ? null : (area.listings / count) * 1000
  }
  const shown = people === undefined ? (area: ObservedArea) => area.listings : perThousand
  const columns: Column<ObservedArea>[] = [
    { key: 'name', head: say('observatory.area'), cell: (area) => <bdi>{area.name}</bdi> },
    {
      key: 'listings',
      head: say('observatory.listings'),
      numeric: true,
      cell: (area) => formats.number(area.listings),
    },
    ...has.map((measure): Column<ObservedArea> => ({
      key: measure,
      head: say(`observatory.measure-${measure}`),
      numeric: true,
      cell: (area) => (area[measure] === null ? '–' : formats.number(area[measure])),
    })),
  ]
  if (people !== undefined) {
    columns.push({
      key: 'rate',
      head: say(`observatory.per-${people}`),
      numeric: true,
      cell: (area) => {
        const rate = perThousand(area)
        return rate === null ? '–' : formats.decimal(rate, 1)
      },
    })
  }
  const note = [
    say('observatory.placed-note', { counted: placed.counted, without: placed.without }),
    ...observed.sources.map(({ measure, year, source }) =>
      say('observatory.source', { measure: say(`observatory.measure-${measure}`), year: String(year), source }),
    ),
  ].join(' ')
  const sorted = [...areas].sort((a, b) => a.listings - b.listings)
  return (
    <>
      <Figure
        title={say(people === undefined ? 'observatory.map-title' : `observatory.map-title-${people}`)}
        says={say('observatory.map-says', {
          least: formats.list(sorted.slice(0, 3).map(({ name }) => name)),
          most: sorted.at(-1)?.name ?? '',
          count: formats.number(sorted.at(-1)?.listings ?? 0),
          none: areas.filter(({ listings }) => listings === 0).length,
        })}
        chart={
          <AreaMap
            areas={areas.map((area) => ({ key: area.id, name: area.name, outline: area.outline, value: shown(area) }))}
            label={say('observatory.map-label')}
            written={(value) => formats.decimal(value, people === undefined ? 0 : 1)}
          />
        }
        table={
          <Table
            caption={say('observatory.map-label')}
            captionHidden
            rows={areas}
            rowKey={({ id }) => id}
            columns={columns}
          />
        }
        note={note}
        downloadHref={`${prefix}/observatory/areas.csv`}
      />
      {comparisons.length === 0 ? null : <HardshipFigure prefix={prefix} observed={observed} />}
    </>
  )
}

/** The point-based figure is the one we publish; the three others show how much the way of counting decides. */
function HardshipFigure({ prefix, observed }: { prefix: string; observed: Observed }) {
  const say = useSay()
  const formats = useFormats()
  const { areas, comparisons } = observed
  const published = comparisons.find(({ method }) => method === 'point')!
  const dots = areas.flatMap(({ id, name, hardship, listings }) =>
    hardship === null ? [] : [{ key: id, name, x: hardship, y: listings }],
  )
  const mostListings = [...dots].sort((a, b) => b.y - a.y)[0]?.key
  const written = (correlation: number | null): string => (correlation === null ? '–' : formats.decimal(correlation, 2))
  return (
    <Figure
      title={say('observatory.hardship-title')}
      says={say('observatory.hardship-says', {
        correlation: written(published.correlation),
        areas: published.areas,
        counted: published.counted,
        without: published.without,
        direction: (published.correlation ?? 0) < -0.1 ? 'fewer' : (published.correlation ?? 0) > 0.1 ? 'more' : 'same',
      })}
      chart={
        <>
          <Scatter
            dots={dots.map((dot) => ({ ...dot, named: dot.key === mostListings }))}
            across={say('observatory.measure-hardship')}
            up={say('observatory.listings')}
            label={say('observatory.hardship-title')}
          />
          <Table
            caption={say('observatory.methods-title')}
            rows={comparisons}
            rowKey={({ method }) => method}
            columns={[
              {
                key: 'method',
                head: say('observatory.method'),
                cell: ({ method }) => say(`observatory.method-${method}`),
              },
              {
                key: 'correlation',
                head: say('observatory.correlation'),
                numeric: true,
                cell: ({ correlation }) => written(correlation),
              },
              {
                key: 'counted',
                head: say('observatory.counted'),
                numeric: true,
                cell: (row) => formats.number(row.counted),
              },
              {
                key: 'without',
                head: say('observatory.without'),
                numeric: true,
                cell: (row) => formats.number(row.without),
              },
            ]}
          />
        </>
      }
      table={
        <Table
          caption={say('observatory.hardship-title')}
          captionHidden
          rows={[...dots].sort((a, b) => b.x - a.x)}
          rowKey={({ key }) => key}
          columns={[
            { key: 'name', head: say('observatory.area'), cell: ({ name }) => <bdi>{name}</bdi> },
            { key: 'x', head: say('observatory.measure-hardship'), numeric: true, cell: ({ x }) => formats.number(x) },
            { key: 'y', head: say('observatory.listings'), numeric: true, cell: ({ y }) => formats.number(y) },
          ]}
        />
      }
      note={say('observatory.methods-note')}
      downloadHref={`${prefix}/observatory/methods.csv`}
    />
  )
}
