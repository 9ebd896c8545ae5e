import { ErrorSummary } from '#web/parts/forms/error-summary.tsx'
import { Icon } from '#web/parts/icon.tsx'
import { Tabs } from '#web/parts/navigation.tsx'
import { useFormats, useSay, useVoice } from '#web/say/context.tsx'
import { FindAlternatives } from './find-alternatives.tsx'
import { FindCalendar } from './find-calendar.tsx'
import { AppliedFilters, NarrowingFilters } from './find-filters.tsx'
import { FindForm } from './find-form.tsx'
import { FindListings } from './find-listings.tsx'
import { FindMap } from './find-map.tsx'
import type { FindView } from '../words-for-pages.ts'

/** What a city offers, as the answer to one question: a list, a calendar and a map of the same things. */
export function FindPage({ find }: { find: FindView }) {
  const say = useSay()
  const voiced = useVoice()
  const { view, links, month, map, alternatives } = find
  const asked = find.wrong.length === 0
  return (
    <div className="find">
      <h1>{say('catalogue.find-title', { place: find.here.name })}</h1>
      <ErrorSummary wrong={find.wrong.map(({ field, because }) => ({ name: field, error: say(because) }))} />
      {asked && find.applied.length > 0 ? (
        // Who has asked wants the answer: on a phone the question folds away. A desk has room for both.
        <details className="find-change">
          <summary>
            <Icon name="filter" />
            {say('catalogue.change-question')}
          </summary>
          <FindForm find={find} />
        </details>
      ) : (
        <FindForm find={find} />
      )}
      {asked ? (
        <section className="find-answers" aria-labelledby="find-count">
          <AppliedFilters applied={find.applied} voiced={voiced} />
          <FindCount find={find} />
          <Tabs
            label={say('catalogue.views')}
            tabs={[
              { href: links.list, label: say('catalogue.view-list'), current: view === 'list' },
              { href: links.calendar, label: say('catalogue.view-calendar'), current: view === 'calendar' },
              { href: links.map, label: say('catalogue.view-map'), current: view === 'map' },
            ]}
          />
          {view === 'list' ? <FindListings find={find} voiced={voiced} /> : null}
          {view === 'calendar' && month !== null ? (
            <FindCalendar month={month} here={find.here} voiced={voiced} />
          ) : null}
          {view === 'map' && map !== null ? <FindMap map={map} voiced={voiced} /> : null}
          {/* What little there is comes first; what else might do, after it. */}
          {alternatives === null ? null : (
            <FindAlternatives alternatives={alternatives} total={find.total} here={find.here} voiced={voiced} />
          )}
          <NarrowingFilters narrowing={find.narrowing} voiced={voiced} />
          <TakeAway links={links} />
        </section>
      ) : null}
    </div>
  )
}

function FindCount({ find }: { find: FindView }) {
  const say = useSay()
  const formats = useFormats()
  return (
    // Where nothing was found the heading of what comes instead says so, and is not said twice to the eye.
    <p className={find.total === 0 ? 'visually-hidden' : 'find-count'} id="find-count" role="status">
      <strong>{say('catalogue.opportunities-count', { count: find.total })}</strong>{' '}
      <span>
        {say('catalogue.listings-count', { count: find.totalListings, number: formats.number(find.totalListings) })}
      </span>
    </p>
  )
}

/** The same answer elsewhere: in one's own calendar, in a spreadsheet, in somebody's messages. */
function TakeAway({ links }: { links: FindView['links'] }) {
  const say = useSay()
  return (
    <section className="take-away" aria-labelledby="take-away">
      <h2 id="take-away">{say('catalogue.take-away')}</h2>
      <ul className="take-away-list">
        <li>
          <a href={links.ics} rel="nofollow" data-webcal>
            <Icon name="calendar-add" />
            {say('catalogue.subscribe')}
          </a>
          <p className="hint">{say('catalogue.subscribe-hint')}</p>
        </li>
        <li>
          <a href={links.csv} rel="nofollow" download>
            <Icon name="download" />
            {say('catalogue.as-table')}
          </a>
        </li>
        <li>
          <a href={links.list} data-share={say('catalogue.copied')}>
            <Icon name="share" />
            {say('catalogue.share')}
          </a>
          <p className="hint">{say('catalogue.share-hint')}</p>
        </li>
      </ul>
    </section>
  )
}
