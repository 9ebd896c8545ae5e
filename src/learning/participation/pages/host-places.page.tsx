import { textFor, type Language } from '#kernel/local-text.ts'
import type { Instant } from '#kernel/instant.ts'
import { Button } from '#web/parts/button.tsx'
import { Checkboxes } from '#web/parts/forms/choices.tsx'
import { Form } from '#web/parts/forms/error-summary.tsx'
import { NumberInput } from '#web/parts/forms/inputs.tsx'
import { Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { OccasionAtHouse, PlacesOfOffer } from '../words-for-pages.ts'

export interface HostPlacesProps {
  readonly seen: PlacesOfOffer
  readonly action: string
  readonly markAction: string
  readonly languages: readonly Language[]
  readonly now: Instant
  readonly wrong: string | null
}

/** A house's days with seats: who comes, who waits, who was there, and which days could be opened. */
export function HostPlacesPage({ seen, action, markAction, languages, now, wrong }: HostPlacesProps) {
  const say = useSay()
  const formats = useFormats()
  const title = textFor(seen.title, languages)
  return (
    <article className="page-narrow stack">
      <h1 lang={title.language} dir="auto">
        {title.text}
      </h1>
      {wrong === null ? null : <Notice tone="error" live title={wrong} />}
      {seen.occasions.map((one) => (
        <OneDay key={one.occasion.id} one={one} action={action} markAction={markAction} now={now} />
      ))}
      {seen.toOpen.length === 0 ? null : <h2>{say('participation.open-days')}</h2>}
      {seen.toOpen.map(({ session, days }) => (
        <Form key={session.id} action={action}>
          <input type="hidden" name="sessionId" value={session.id} />
          <Checkboxes
            name="days"
            label={say('participation.which-days')}
            values={days.length === 1 ? [days[0]!.fallsOn] : []}
            choices={days.map(({ fallsOn, startsAt }) => ({
              value: fallsOn,
              label: formats.appointment(startsAt, session.timeZone),
            }))}
          />
          <NumberInput name="seats" label={say('participation.seats')} value="" />
          <Button icon="check">{say('participation.open')}</Button>
        </Form>
      ))}
    </article>
  )
}

const marks = ['attended', 'absent', 'excused'] as const
const atTheDoor: ReadonlySet<string> = new Set(['confirmed', ...marks])
const gone: ReadonlySet<string> = new Set(['withdrawn', 'lapsed', 'cancelled', 'declined'])

function OneDay({
  one: { occasion, waiting, list },
  action,
  markAction,
  now,
}: Pick<HostPlacesProps, 'action' | 'markAction' | 'now'> & { one: OccasionAtHouse }) {
  const say = useSay()
  const formats = useFormats()
  const isDoorOpen = now >= occasion.startsAt - 3_600_000
  return (
    <section className="stack">
      <h2>{formats.appointment(occasion.startsAt, occasion.timeZone)}</h2>
      <p>
        {say('participation.taken-of', { taken: occasion.taken, seats: occasion.seats })}{' '}
        {say('participation.people-waiting', { count: waiting })}
      </p>
      {list === null ? <Notice title={say('participation.no-names')} /> : null}
      <ul className="plain-list stack">
        {(list ?? [])
          .filter(({ entry }) => !gone.has(entry.state))
          .map(({ entry, name, settled }) => (
            <li key={entry.id}>
              <bdi>{name ?? say('participation.name-kept')}</bdi> · {say(`participation.door-${entry.state}`)}
              {settled === null ? null : <> · {say('participation.pays', { amount: formats.money(settled) })}</>}
              {isDoorOpen && atTheDoor.has(entry.state) ? (
                <form method="post" action={`${markAction}/${entry.id}/mark`} className="actions">
                  {marks.map((mark) => (
                    <Button key={mark} name="as" value={mark} weight="quiet">
                      {say(`participation.state-${mark}`)}
                    </Button>
                  ))}
                </form>
              ) : null}
            </li>
          ))}
      </ul>
      {occasion.state === 'cancelled' || occasion.startsAt <= now ? null : (
        <Form action={`${action}/${occasion.id}`}>
          <NumberInput name="seats" label={say('participation.seats')} value={occasion.seats} />
          <Button weight="quiet">{say('participation.save-seats')}</Button>
        </Form>
      )}
    </section>
  )
}
