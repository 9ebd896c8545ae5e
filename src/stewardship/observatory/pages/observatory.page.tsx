import type { ReactNode } from 'react'
import { Bars, Columns } from '#web/parts/charts/bars.tsx'
import { Figure } from '#web/parts/charts/figure.tsx'
import { Definitions } from '#web/parts/listing.tsx'
import { Breadcrumb } from '#web/parts/navigation.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { Counted, FigureName, Observed } from '../words.ts'
import { AreaFigures } from './area-figures.tsx'

export interface ObservatoryPageProps {
  readonly prefix: string
  readonly name: string
  readonly observed: Observed
}

const hostsDrawn = 10

/** Who is reached and who is not: every figure says what it counts, has its table, and can be taken away. */
export function ObservatoryPage({ prefix, name, observed }: ObservatoryPageProps) {
  const say = useSay()
  const formats = useFormats()
  const { listings, opportunities, online, providers } = observed
  if (listings === 0) {
    return (
      <article className="page stack">
        <h1>{say('observatory.title', { name })}</h1>
        <EmptyState title={say('observatory.none')}>
          <p>{say('observatory.none-text')}</p>
        </EmptyState>
      </article>
    )
  }
  const csv = (figure: FigureName): string => `${prefix}/observatory/${figure}.csv`
  return (
    <article className="page stack">
      <Breadcrumb trail={[{ href: `${prefix}/`, label: name }]} />
      <h1>{say('observatory.title', { name })}</h1>
      <p className="lead">{say('observatory.lead', { today: formats.day(observed.today) })}</p>
      <Definitions
        items={[
          { term: say('observatory.listings'), detail: formats.number(listings) },
          { term: say('observatory.opportunities'), detail: formats.number(opportunities) },
          { term: say('observatory.online'), detail: formats.number(online) },
          { term: say('observatory.providers'), detail: formats.number(providers.count) },
          {
            term: say('observatory.effective'),
            detail: providers.effective === null ? '–' : formats.decimal(providers.effective, 1),
          },
        ]}
      />
      {observed.missing.length === 0 ? null : (
        <Notice title={say('observatory.missing-title')}>
          <ul>
            {observed.missing.map((gap) => (
              <li key={gap}>{say(`observatory.missing-${gap}`)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {observed.areas.length === 0 ? null : <AreaFigures prefix={prefix} observed={observed} />}
      <Figure
        title={say('observatory.providers-title')}
        says={say('observatory.providers-says', {
          count: providers.count,
          effective: formats.decimal(providers.effective ?? 0, 1),
          largest: formats.percent(providers.largestShare ?? 0),
          name: providers.hosts[0]?.name ?? '',
        })}
        chart={
          <Bars
            bars={providers.hosts.slice(0, hostsDrawn).map((host) => ({
              key: host.slug,
              label: <bdi>{host.name}</bdi>,
              value: host.count,
              href: `${prefix}/organisations/${encodeURIComponent(host.slug)}`,
            }))}
          />
        }
        table={
          <Table
            caption={say('observatory.providers-title')}
            captionHidden
            rows={providers.hosts}
            rowKey={(host) => host.slug}
            columns={[
              { key: 'name', head: say('observatory.provider'), cell: (host) => <bdi>{host.name}</bdi> },
              {
                key: 'count',
                head: say('observatory.listings'),
                numeric: true,
                cell: (host) => formats.number(host.count),
              },
            ]}
          />
        }
        note={say('observatory.effective-note')}
        downloadHref={csv('providers')}
      />
      <CountFigure
        figure="themes"
        counts={observed.themes}
        label={(key) => say(`catalogue.theme-${key}`)}
        href={csv('themes')}
      />
      <CountFigure
        figure="ages"
        counts={observed.ages}
        label={(key) => say(`observatory.age-${key}`)}
        href={csv('ages')}
        standing
      />
      <CountFigure
        figure="prices"
        counts={observed.prices}
        label={(key) => say(`observatory.price-${key}`)}
        href={csv('prices')}
      />
      <CountFigure
        figure="freshness"
        counts={observed.freshness}
        label={(key) => say(`observatory.fresh-${key}`)}
        href={csv('freshness')}
      />
    </article>
  )
}

interface CountFigureProps {
  readonly figure: FigureName
  readonly counts: readonly Counted[]
  readonly label: (key: string) => string
  readonly href: string
  readonly standing?: boolean
}

function CountFigure({ figure, counts, label, href, standing = false }: CountFigureProps) {
  const say = useSay()
  const formats = useFormats()
  const bars = counts.map(({ key, count }) => ({ key, label: label(key), value: count }))
  const title: ReactNode = say(`observatory.${figure}-title`)
  return (
    <Figure
      title={title}
      chart={standing ? <Columns columns={bars} label={say(`observatory.${figure}-title`)} /> : <Bars bars={bars} />}
      table={
        <Table
          caption={title}
          captionHidden
          rows={bars}
          rowKey={({ key }) => key}
          columns={[
            { key: 'name', head: say(`observatory.${figure}-column`), cell: (row) => row.label },
            {
              key: 'count',
              head: say('observatory.listings'),
              numeric: true,
              cell: (row) => formats.number(row.value),
            },
          ]}
        />
      }
      note={say(`observatory.${figure}-note`)}
      downloadHref={href}
    />
  )
}
