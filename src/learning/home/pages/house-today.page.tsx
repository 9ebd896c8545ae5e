import { textFor, type Language } from '#kernel/local-text.ts'
import { Actions, Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { TextInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { Table } from '#web/parts/table.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { DayAtHouse, HouseToday } from '../words-for-pages.ts'

export interface HouseTodayProps {
  readonly seen: HouseToday
  readonly prefix: string
  readonly languages: readonly Language[]
}

/** What of a house needs a person, first; then its days as figures, and what families are told to bring. */
export function HouseTodayPage({ seen, prefix, languages }: HouseTodayProps) {
  const say = useSay()
  const formats = useFormats()
  const { needs, days, today } = seen
  const titleOf = ({ title }: DayAtHouse): string => textFor(title, languages).text
  const placesOf = ({ opportunityId, occasionId }: DayAtHouse): string =>
    `${prefix}/host/offers/${opportunityId}/places/${occasionId}`
  return (
    <article className="page-narrow stack">
      <h1>{say('home.house-title')}</h1>
      {needs.length === 0 ? (
        <EmptyState
          title={say('home.house-nothing')}
          act={<LinkButton href={`${prefix}/host`}>{say('catalogue.host-title')}</LinkButton>}
        />
      ) : (
        <ul className="rows">
          {needs.map((one) =>
            'day' in one ? (
              <li key={`${one.need} ${one.day.occasionId}`}>
                <a href={one.need === 'list' ? `${prefix}/host/today` : placesOf(one.day)}>
                  {say(`home.need-${one.need}`, { count: one.count })}
                  <br />
                  <span className="hint">
                    <bdi>{titleOf(one.day)}</bdi> · {formats.appointment(one.day.startsAt, one.day.timeZone)}
                  </span>
                </a>
              </li>
            ) : (
              <li key={one.need}>
                <a href={`${prefix}/${one.need === 'no-adult' ? 'host/standing' : 'me/clearances'}`}>
                  {say(`home.need-${one.need}`, { count: one.count })}
                </a>
              </li>
            ),
          )}
        </ul>
      )}
      <p>
        <a href={`${prefix}/host/wants`}>{say('home.house-wants')}</a>
      </p>
      {days.length === 0 ? null : (
        <>
          <Table
            caption={say('home.house-figures', { day: formats.day(today) })}
            columns={[
              { key: 'what', head: say('home.col-what'), cell: (one) => <a href={placesOf(one)}>{titleOf(one)}</a> },
              {
                key: 'when',
                head: say('home.col-when'),
                cell: (one) => formats.appointment(one.startsAt, one.timeZone),
              },
              { key: 'seats', head: say('home.col-seats'), numeric: true, cell: (one) => formats.number(one.seats) },
              { key: 'placed', head: say('home.col-placed'), numeric: true, cell: (one) => formats.number(one.placed) },
              { key: 'held', head: say('home.col-held'), numeric: true, cell: (one) => formats.number(one.held) },
              {
                key: 'waiting',
                head: say('home.col-waiting'),
                numeric: true,
                cell: (one) => formats.number(one.waiting),
              },
              {
                key: 'came',
                head: say('home.col-came'),
                numeric: true,
                // Of a day to come nobody came yet, which is not that nobody came.
                cell: (one) => (one.fallsOn > today ? '–' : formats.number(one.came)),
              },
            ]}
            rows={days}
            rowKey={(one) => one.occasionId}
            stacked
          />
          <p className="hint">{say('home.house-counts')}</p>
          <Actions>
            <LinkButton href={`${prefix}/host/cockpit.csv`} weight="quiet" icon="download" download>
              {say('home.house-download')}
            </LinkButton>
          </Actions>
          <Preparations {...{ seen, prefix, languages }} />
        </>
      )}
    </article>
  )
}

/** What families read beside the place: once for an offer, not for each of its days. */
function Preparations({ seen: { days, preparations }, prefix, languages }: HouseTodayProps) {
  const say = useSay()
  const offers = new Map(days.map(({ opportunityId, title }) => [opportunityId, textFor(title, languages)]))
  return (
    <section className="stack">
      <h2>{say('home.prepare-title')}</h2>
      <p>{say('home.prepare-lead')}</p>
      {[...offers].map(([id, title]) => {
        const said = preparations.get(id)
        return (
          <details key={id}>
            {/* The mark stands where this page's lines begin, whatever the language of the title. */}
            <summary>
              <bdi lang={title.language}>{title.text}</bdi>
            </summary>
            <Form action={`${prefix}/host/cockpit/${id}/prepare`}>
              <TextInput name="bring" label={say('home.prepare-bring')} value={said?.bring ?? ''} maxLength={300} />
              <TextInput name="meet" label={say('home.prepare-meet')} value={said?.meet ?? ''} maxLength={200} />
              <Button weight="quiet">{say('home.save')}</Button>
            </Form>
          </details>
        )
      })}
    </section>
  )
}
