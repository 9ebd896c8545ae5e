import { textFor, type Language } from '#kernel/local-text.ts'
import type { Instant } from '#kernel/instant.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { DayOfHouse, OnList } from '../words-for-hosts.ts'
import { AfterDay, DayList } from './host-day-list.tsx'

export interface HostDayProps {
  readonly seen: DayOfHouse
  /** Where this day is changed. */
  readonly action: string
  /** Where what becomes of one person is said. */
  readonly entries: string
  readonly backHref: string
  /** How it went, certificates, what learners show. */
  readonly afterHref: string
  /** The house's own offers, one of them below it. */
  readonly offersHref: string
  readonly languages: readonly Language[]
  readonly now: Instant
  /** What stood against a change; `seated` is shown with it where fewer seats were asked for than are taken. */
  readonly wrong: { readonly sentence: string; readonly showsSeated: boolean } | null
}

/** One day of a house: who comes, who waits, what becomes of each, and what holds of the day itself. */
export function HostDayPage(props: HostDayProps) {
  const { seen, action, entries, backHref, afterHref, languages, now, wrong } = props
  const say = useSay()
  const formats = useFormats()
  const { occasion, waiting } = seen
  const title = textFor(seen.title, languages)
  const isOver = now >= occasion.endsAt
  const isToCome = now < occasion.startsAt
  return (
    <article className="page-narrow stack">
      <p className="hint">
        <a href={backHref} lang={title.language} dir="auto">
          {title.text}
        </a>
      </p>
      <h1>{formats.appointment(occasion.startsAt, occasion.timeZone, 'spoken')}</h1>
      {wrong === null ? null : (
        <Notice tone="error" live title={wrong.sentence}>
          {wrong.showsSeated && seen.list !== null ? <Seated list={seen.list} /> : undefined}
        </Notice>
      )}
      {occasion.state === 'cancelled' ? (
        <Notice tone="warning" title={say(`participation.cancelled-${occasion.cancelledBecause!}`)}>
          {isToCome ? <a href={`${backHref}?session=${occasion.sessionId}`}>{say('participation.open-anew')}</a> : null}
        </Notice>
      ) : (
        <p>
          {say('participation.taken-of', { taken: occasion.taken, seats: occasion.seats })}{' '}
          {say('participation.people-waiting', { count: waiting })}{' '}
          {occasion.state === 'closed' ? <strong>{say('participation.is-closed')}</strong> : null}
        </p>
      )}
      {occasion.state !== 'cancelled' && isToCome ? <TooFew {...props} /> : null}
      {seen.list === null ? (
        <Notice title={say('participation.no-names')} />
      ) : (
        <>
          {isOver ? <AfterDay list={seen.list} action={`${action}/completed`} /> : null}
          {isOver ? (
            <p>
              <a href={afterHref}>{say('reflections.day-after-title')}</a>
            </p>
          ) : null}
          <DayList list={seen.list} occasion={occasion} entries={entries} now={now} />
          <Moved {...props} />
          {seen.list.length === 0 ? null : (
            <div className="actions">
              <LinkButton href={`${action}/list`} weight="quiet" icon="print">
                {say('participation.print-list')}
              </LinkButton>
              <LinkButton href={`${action}/list.csv`} weight="quiet" icon="download" download>
                {say('participation.take-list')}
              </LinkButton>
            </div>
          )}
        </>
      )}
      {occasion.state === 'cancelled' || !isToCome ? null : <WhatHolds {...props} />}
    </article>
  )
}

/** Who would have come, had a draw not given them what they wished for more. */
function Moved({ seen: { moved }, offersHref, languages }: HostDayProps) {
  const say = useSay()
  const formats = useFormats()
  if (moved.length === 0) return null
  return (
    <section className="stack">
      <h2>{say('participation.list-moved', { count: moved.length })}</h2>
      <ul className="plain-list stack">
        {moved.map(({ entryId, name, to }) => (
          <li key={entryId}>
            <bdi>{name ?? say('participation.name-kept')}</bdi> ·{' '}
            {to === null ? (
              say('participation.door-moved')
            ) : (
              <>
                {say('participation.moved-to')}{' '}
                <a href={`${offersHref}/${to.opportunityId}/places/${to.occasionId}`}>
                  <bdi>{textFor(to.title, languages).text}</bdi>
                </a>
                , {formats.appointment(to.startsAt, to.timeZone)}
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Who has a seat, by name: what a smaller number would take away from somebody. */
function Seated({ list }: { list: readonly OnList[] }) {
  const say = useSay()
  const seated = list.filter(({ entry }) => entry.state !== 'waiting' && entry.state !== 'interested')
  return (
    <ul>
      {seated.map(({ entry, name }) => (
        <li key={entry.id}>
          <bdi>{name ?? say('participation.name-kept')}</bdi> · {say(`participation.door-${entry.state}`)}
        </li>
      ))}
    </ul>
  )
}

function TooFew({ seen: { occasion, coming }, action }: HostDayProps) {
  const say = useSay()
  const { minimum, seats, state } = occasion
  if (minimum === null || coming === null || coming >= minimum) return null
  return (
    <Notice
      tone={occasion.tooFewSaidAt === null ? 'info' : 'warning'}
      title={say('participation.short', { coming, minimum })}
    >
      {occasion.tooFewSaidAt === null ? null : (
        <form method="post" action={action} className="actions">
          <input type="hidden" name="seats" value={seats} />
          <input type="hidden" name="state" value={state} />
          <input type="hidden" name="minimum" value="" />
          <Button>{say('participation.takes-place')}</Button>
          <Button weight="care" formAction={`${action}/cancel`}>
            {say('participation.cancel-day')}
          </Button>
        </form>
      )}
    </Notice>
  )
}

/** Seats, minimum, open or closed, and that it does not take place. */
function WhatHolds({ seen: { occasion }, action }: HostDayProps) {
  const say = useSay()
  const { seats, minimum, state } = occasion
  return (
    <section className="stack">
      <h2>{say('participation.what-holds')}</h2>
      <Form action={action}>
        <NumberInput name="seats" label={say('participation.seats')} value={seats} />
        <NumberInput
          name="minimum"
          label={say('participation.minimum')}
          hint={say('participation.minimum-hint')}
          value={minimum ?? ''}
          optional
        />
        <input type="hidden" name="state" value={state} />
        <Button weight="quiet">{say('participation.save-seats')}</Button>
      </Form>
      <form method="post" action={action} className="actions">
        <input type="hidden" name="seats" value={seats} />
        <input type="hidden" name="minimum" value={minimum ?? ''} />
        <Button weight="quiet" name="state" value={state === 'open' ? 'closed' : 'open'}>
          {say(state === 'open' ? 'participation.close' : 'participation.reopen')}
        </Button>
      </form>
      <details>
        <summary>{say('participation.cancel-day')}</summary>
        <form method="post" action={`${action}/cancel`} className="details-body stack">
          <p>{say('participation.cancel-day-means')}</p>
          <Button weight="care">{say('participation.cancel-day-yes')}</Button>
        </form>
      </details>
    </section>
  )
}
