import { textFor, type Language } from '#kernel/local-text.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { EmptyState, Notice } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { MyBooking, MyPlace } from '../words-for-pages.ts'

export interface MyPlacesProps {
  readonly toCome: readonly MyBooking[]
  readonly before: readonly MyBooking[]
  /** How long what was given back can be taken back. */
  readonly undoMinutes: number
  readonly prefix: string
  readonly languages: readonly Language[]
}

/** What I and my children have, wait for, and had. */
export function MyPlacesPage({ toCome, before, ...where }: MyPlacesProps) {
  const say = useSay()
  return (
    <article className="page-narrow stack">
      <h1>{say('participation.mine-title')}</h1>
      {toCome.length === 0 ? (
        <EmptyState
          title={say('participation.mine-none')}
          act={<LinkButton href={`${where.prefix}/opportunities`}>{say('participation.find')}</LinkButton>}
        />
      ) : (
        toCome.map((one) => <OneBooking key={one.id} one={one} {...where} />)
      )}
      {before.length === 0 ? null : (
        <section className="stack">
          <h2>{say('participation.before')}</h2>
          {before.map((one) => (
            <OneBooking key={one.id} one={one} {...where} isBefore />
          ))}
        </section>
      )}
      <p>
        <a href={`${where.prefix}/draws`}>{say('participation.draws-link')}</a>
      </p>
    </article>
  )
}

type Where = Pick<MyPlacesProps, 'prefix' | 'languages' | 'undoMinutes'>

/** Of these days one can say how it was. */
const wereThere: ReadonlySet<string> = new Set(['attended', 'completed'])

function OneBooking({
  one,
  prefix,
  languages,
  undoMinutes,
  isBefore = false,
}: Where & { readonly one: MyBooking; readonly isBefore?: boolean }) {
  const say = useSay()
  const formats = useFormats()
  const { occasion, places, inLine, heldUntil, others, carers } = one
  const days = one.days.filter(({ stands, bookingId }) => stands || bookingId === one.id)
  const shown = textFor(one.title, languages)
  const Heading = isBefore ? 'h3' : 'h2'
  const action = `${prefix}/me/taking-part`
  const offer = `${prefix}/opportunities/${occasion.opportunityId}`
  const hasSeat = places.some(({ entry }) => entry.state === 'confirmed')
  const isOver = places.every(({ entry, canUndo }) => entry.state === 'withdrawn' && !canUndo)
  return (
    <section className="stack place-of-mine" id={isBefore ? undefined : `place-${one.days[0]!.bookingId}`}>
      <Heading>
        <a href={offer} lang={shown.language} dir="auto">
          {shown.text}
        </a>
      </Heading>
      <p>{formats.appointment(occasion.startsAt, occasion.timeZone, 'spoken')}</p>
      {days.length === 1 || isBefore ? null : (
        <>
          <p>{say('participation.on-days-too', { count: days.length })}</p>
          <ul>
            {days.map((day) => (
              <li key={day.bookingId}>{formats.appointment(day.occasion.startsAt, day.occasion.timeZone)}</li>
            ))}
          </ul>
        </>
      )}
      {heldUntil === null ? null : (
        <Notice
          tone="good"
          title={say('participation.held-until', {
            until: formats.appointment(heldUntil, occasion.timeZone, 'spoken'),
          })}
        >
          <form method="post" action={`${action}/${one.id}/take`}>
            <Button icon="check">{say('participation.take')}</Button>
          </form>
        </Notice>
      )}
      <ul className="plain-list stack">
        {places.map((place) => (
          <OnePlace
            key={place.entry.id}
            place={place}
            {...{ inLine, action, undoMinutes, languages }}
            afterHref={isBefore ? `${prefix}/me/after/${place.entry.id}` : null}
          />
        ))}
      </ul>
      {carers === 0 ? null : <p>{say('participation.with-carers', { count: carers })}</p>}
      {others === 0 ? null : <p>{say('participation.with-others', { count: others })}</p>}
      {hasSeat || one.canInvite ? (
        <p className="actions">
          {hasSeat ? (
            <a href={`${action}/${one.id}/calendar.ics`} download>
              {say('participation.to-calendar')}
            </a>
          ) : null}
          {one.canInvite ? <a href={`${action}/${one.id}/invite`}>{say('participation.invite')}</a> : null}
        </p>
      ) : null}
      {isOver ? (
        <p>
          <a href={`${offer}/take-part?day=${occasion.id}`}>{say('participation.ask-again')}</a>
        </p>
      ) : null}
    </section>
  )
}

/** After the day nothing is asked for any more. */
const toPay: ReadonlySet<string> = new Set(['waiting', 'offered', 'confirmed'])

function OnePlace({
  place: { entry, name, settled, back, canUndo, movedTo },
  inLine,
  action,
  undoMinutes,
  languages,
  afterHref,
}: {
  readonly place: MyPlace
  readonly inLine: number | null
  readonly action: string
  readonly undoMinutes: number
  readonly languages: readonly Language[]
  /** Where one says how it was; null: it is not over. */
  readonly afterHref: string | null
}) {
  const say = useSay()
  const formats = useFormats()
  const giveBack = say(`participation.give-back-${entry.state}`)
  return (
    <li className="stack">
      <p>
        <bdi>{name}</bdi> ·{' '}
        <strong>
          {entry.state === 'waiting' && inLine !== null
            ? say('participation.number-in-line', { inLine })
            : say(movedTo === null ? `participation.state-${entry.state}` : 'participation.moved-to')}
        </strong>
        {movedTo === null ? null : (
          <>
            {' '}
            <a href={`#place-${movedTo.placeId}`}>
              <bdi>{textFor(movedTo.title, languages).text}</bdi>
            </a>
            , {formats.appointment(movedTo.startsAt, movedTo.timeZone, 'spoken')}
          </>
        )}
        {settled === null || !toPay.has(entry.state) ? null : (
          <>
            {' · '}
            {settled.minor === 0
              ? say('participation.settled-nothing')
              : say('participation.settled', { amount: formats.money(settled) })}
          </>
        )}
      </p>
      {entry.reason === null ? null : <p dir="auto">{entry.reason}</p>}
      {afterHref !== null && entry.part === 'learner' && wereThere.has(entry.state) ? (
        <p>
          <a href={afterHref}>{say('reflections.how-it-was')}</a>
        </p>
      ) : null}
      {back === 'at-once' ? (
        <form method="post" action={`${action}/${entry.id}/back`}>
          <Button weight="quiet">{giveBack}</Button>
        </form>
      ) : null}
      {back === 'warned' ? (
        <p>
          <LinkButton href={`${action}/${entry.id}/back`} weight="quiet">
            {giveBack}
          </LinkButton>
        </p>
      ) : null}
      {canUndo ? (
        <form method="post" action={`${action}/${entry.id}/undo`}>
          <Button weight="quiet">{say('participation.undo')}</Button>{' '}
          <span className="hint">{say('participation.undo-hint', { minutes: undoMinutes })}</span>
        </form>
      ) : null}
    </li>
  )
}
