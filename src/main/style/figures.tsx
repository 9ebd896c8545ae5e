import { useFormats, useSay } from '#web/say/context.tsx'
import { AreaMap } from '#web/parts/charts/area-map.tsx'
import { Bars, Columns } from '#web/parts/charts/bars.tsx'
import { Figure } from '#web/parts/charts/figure.tsx'
import { Scatter } from '#web/parts/charts/scatter.tsx'
import { Table } from '#web/parts/table.tsx'
import { Chapter } from './chapter.tsx'
import { inventedAreas } from './invented-areas.ts'

export function Figures() {
  const say = useSay()
  const formats = useFormats()
  const title = say('web.style-figure')
  const table = (
    <Table
      caption={title}
      rows={inventedAreas}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          head: say('web.style-where'),
          cell: ({ name }) => <bdi>{name}</bdi>,
          sortHref: '#style-figures',
          sorted: 'ascending',
        },
        {
          key: 'value',
          head: say('web.style-offers'),
          numeric: true,
          cell: ({ value }) => (value === null ? say('web.no-figures') : formats.number(value)),
          sortHref: '#style-figures',
        },
        { key: 'need', head: say('web.style-need'), numeric: true, cell: ({ need }) => formats.decimal(need, 1) },
      ]}
    />
  )
  const counted = inventedAreas.flatMap((area) => (area.value === null ? [] : [{ ...area, value: area.value }]))
  return (
    <Chapter name="figures">
      <ul className="figures">
        <li>
          <strong>{formats.number(12_376)}</strong> {say('web.style-offers')}
        </li>
        <li>
          <strong>{formats.decimal(41.7, 1)}</strong> {say('web.style-providers')}
        </li>
      </ul>
      <div className="beside">
        <Figure
          level={3}
          title={title}
          says={say('web.style-figure-says')}
          chart={<Bars bars={counted.map(({ key, name, value }) => ({ key, label: <bdi>{name}</bdi>, value }))} />}
          table={table}
          downloadHref="#style-figures"
          note={say('web.style-figure-note')}
        />
        <Figure level={3} title={title} chart={<AreaMap areas={inventedAreas} label={title} />} table={table} />
        <Figure
          level={3}
          title={say('web.style-by-age')}
          chart={
            <Columns
              label={say('web.style-by-age')}
              columns={[3, 14, 41, 62, 57, 38, 12].map((value, position) => ({
                key: String(position),
                label: formats.number(6 + position),
                value,
              }))}
            />
          }
          table={table}
        />
        <Figure
          level={3}
          title={say('web.style-against')}
          chart={
            <Scatter
              label={say('web.style-against')}
              across={say('web.style-need')}
              up={say('web.style-offers')}
              dots={counted.map(({ key, name, value, need }) => ({ key, name, x: need, y: value, named: need > 60 }))}
            />
          }
          table={table}
        />
      </div>
      {table}
    </Chapter>
  )
}
