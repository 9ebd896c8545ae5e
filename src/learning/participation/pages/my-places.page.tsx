import { textFor, type Language } from '#kernel/local-text.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { EmptyState } from '#web/parts/notice.tsx'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { MyPlace } from '../words-for-pages.ts'

export interface MyPlacesProps {
  readonly toCome: readonly MyPlace[]
  readonly before: readonly MyPlace[]
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
        toCome.map((one) => <OnePlace key={one.entry.id} one={one} {...where} />)
      )}
      {before.length === 0 ? null : (
        <section className="stack">
          <h2>{say('participation.before')}</h2>
          {before.map((one) => (
            <OnePlace key={one.entry.id} one={one} {...where} isBefore />
          ))}
        </section>
      )}
    </article>
  )
}

/** Of these days one can say how it was. */
const wereThere: ReadonlySet<string> = new Set(['attended', 'completed'])

function OnePlace({
  one: { entry, occasion, title, name, inLine, canGiveBack, settled },
  prefix,
  languages,
  isBefore = false,
}: Pick<MyPlacesProps, 'prefix' | 'languages'> & { one: MyPlace; isBefore?: boolean }) {
  const say = useSay()
  const formats = useFormats()
  const shown = textFor(title, languages)
  const action = `${prefix}/me/taking-part`
  return (
    <section className="stack place-of-mine">
      <h3>
        <a href={`${prefix}/opportunities/${occasion.opportunityId}`} lang={shown.language} dir="auto">
          {shown.text}
        </a>
      </h3>
      <p>
        <bdi>{name}</bdi> · {formats.appointment(occasion.startsAt, occasion.timeZone)}
      </p>
      <p>
        <strong>
          {inLine === null
            ? say(`participation.state-${entry.state}`)
            : say('participation.number-in-line', { inLine })}
        </strong>
      </p>
      {settled === null ? null : (
        <p>
          {settled.minor === 0
            ? say('participation.settled-nothing')
            : say('participation.settled', { amount: formats.money(settled) })}
        </p>
      )}
      {isBefore && entry.part === 'learner' && wereThere.has(entry.state) ? (
        <p>
          <a href={`${prefix}/me/after/${entry.id}`}>{say('reflections.how-it-was')}</a>
        </p>
      ) : null}
      {entry.reason === null ? null : <p dir="auto">{entry.reason}</p>}
      {entry.heldUntil === null ? null : (
        <form method="post" action={`${action}/${entry.bookingId}/take`} className="stack">
          <p>{say('participation.held-until', { until: formats.appointment(entry.heldUntil, occasion.timeZone) })}</p>
          <Button icon="check">{say('participation.take')}</Button>
        </form>
      )}
      {canGiveBack ? (
        <form method="post" action={`${action}/${entry.id}/back`}>
          <Button weight="care">{say(`participation.give-back-${entry.state}`)}</Button>
        </form>
      ) : null}
      {entry.state === 'withdrawn' ? (
        <p>
          <a href={`${prefix}/opportunities/${occasion.opportunityId}/take-part?day=${occasion.id}`}>
            {say('participation.ask-again')}
          </a>
        </p>
      ) : null}
    </section>
  )
}
