import { textFor, type Language } from '#kernel/local-text.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput } from '#web/parts/forms/inputs.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { VisuallyHidden } from '#web/parts/hidden.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { DayInNumbers, PlacesOfOffer } from '../words-for-hosts.ts'

export interface HostPlacesProps {
  readonly seen: PlacesOfOffer
  readonly action: string
  /** Where the house says what should have been done before. */
  readonly beforeHref: string
  readonly languages: readonly Language[]
  /** Of which session days are opened here; null: of the first. */
  readonly sessionId: string | null
  readonly wrong: string | null
}

/** A house's days with seats, each with its list one step away, and which days could be opened. */
export function HostPlacesPage({ seen, action, beforeHref, languages, sessionId, wrong }: HostPlacesProps) {
  const say = useSay()
  const formats = useFormats()
  const title = textFor(seen.title, languages)
  const chosen = seen.toOpen.find(({ session }) => session.id === sessionId) ?? seen.toOpen[0]
  return (
    <article className="page-narrow stack">
      <p className="hint">{say('participation.host-title')}</p>
      <h1 lang={title.language} dir="auto">
        {title.text}
      </h1>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      <p>
        <a href={beforeHref}>{say('participation.before-link')}</a>
      </p>
      {seen.days.length === 0 && !chosen ? <EmptyState title={say('participation.host-none')} /> : null}
      {seen.days.map((one) => (
        <OneDay key={one.occasion.id} one={one} href={`${action}/${one.occasion.id}`} />
      ))}
      {chosen ? (
        <section className="stack">
          <h2>{say('participation.open-days')}</h2>
          <Form action={action}>
            <input type="hidden" name="sessionId" value={chosen.session.id} />
            <Checkboxes
              name="days"
              label={say('participation.which-days')}
              values={chosen.days.length === 1 ? [chosen.days[0]!.fallsOn] : []}
              choices={chosen.days.map(({ fallsOn, startsAt }) => ({
                value: fallsOn,
                label: formats.appointment(startsAt, chosen.session.timeZone),
              }))}
            />
            <NumberInput name="seats" label={say('participation.seats')} value="" />
            <NumberInput
              name="minimum"
              label={say('participation.minimum')}
              hint={say('participation.minimum-hint')}
              value=""
              optional
            />
            <Button icon="check">{say('participation.open')}</Button>
          </Form>
          {seen.toOpen.length === 1 ? null : (
            <ul className="plain-list">
              {seen.toOpen
                .filter(({ session }) => session.id !== chosen.session.id)
                .map(({ session, days }) => (
                  <li key={session.id}>
                    <a href={`${action}?session=${session.id}`}>
                      {say('participation.other-session', {
                        day: formats.appointment(days[0]!.startsAt, session.timeZone),
                      })}
                    </a>
                  </li>
                ))}
            </ul>
          )}
        </section>
      ) : null}
    </article>
  )
}

function OneDay({ one: { occasion, waiting, coming }, href }: { one: DayInNumbers; href: string }) {
  const say = useSay()
  const formats = useFormats()
  const day = formats.appointment(occasion.startsAt, occasion.timeZone, 'spoken')
  const isShort = occasion.minimum !== null && coming !== null && coming < occasion.minimum
  return (
    <section className="stack">
      <h2>{day}</h2>
      <p>
        {occasion.state === 'cancelled' ? (
          <strong>{say(`participation.cancelled-${occasion.cancelledBecause!}`)}</strong>
        ) : (
          <>
            {say('participation.taken-of', { taken: occasion.taken, seats: occasion.seats })}{' '}
            {say('participation.people-waiting', { count: waiting })}{' '}
            {occasion.state === 'closed' ? <strong>{say('participation.is-closed')}</strong> : null}
          </>
        )}
      </p>
      {isShort && occasion.state !== 'cancelled' ? (
        <p>{say('participation.short', { coming, minimum: occasion.minimum! })}</p>
      ) : null}
      <div className="actions">
        <LinkButton href={href} weight="quiet" icon="list">
          {say('participation.to-list')}
          <VisuallyHidden>: {day}</VisuallyHidden>
        </LinkButton>
      </div>
    </section>
  )
}
