import { textFor, type Language } from '#kernel/local-text.ts'
import { Button, LinkButton } from '#web/parts/button.tsx'
import { Icon } from '#web/parts/icon.tsx'
import type { IconName } from '#web/parts/icons.ts'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { ReactNode } from 'react'
import type { NextThing } from '../words-for-pages.ts'

export interface OneThingProps {
  readonly thing: NextThing
  readonly isChild: boolean
  /** Several people's days stand here: each says whose. */
  readonly isNamed: boolean
  readonly prefix: string
  readonly languages: readonly Language[]
  readonly unit: 'kilometre' | 'mile'
}

/** One place: the time first, then what, where, what to bring, who is there, how to get there, and what can be done. */
export function OneThing(props: OneThingProps) {
  const { thing, isChild, isNamed, prefix, languages } = props
  const say = useSay()
  const formats = useFormats()
  const title = textFor(thing.title, languages)
  const isOff = thing.state === 'cancelled'
  const voice = isChild ? 'child-' : ''
  return (
    <section className={isOff ? 'home-thing home-thing-off' : 'home-thing'}>
      <p className="home-time">
        {thing.from.on === thing.until.on
          ? formats.timeRange(thing.from.time, thing.until.time)
          : formats.time(thing.from.time)}
      </p>
      <div className="home-what">
        <h3>
          <a href={`${prefix}/opportunities/${thing.opportunityId}`} lang={title.language} dir="auto">
            {title.text}
          </a>
        </h3>
        <p>
          {isNamed ? (
            <>
              <bdi>{thing.name}</bdi> ·{' '}
            </>
          ) : null}
          <strong>
            {thing.inLine === null
              ? say(`participation.state-${thing.state}`)
              : say('participation.number-in-line', { inLine: thing.inLine })}
          </strong>
        </p>
        {isOff ? null : <Around {...props} />}
        {thing.open.map((open) => (
          <div key={open.act} className="home-open">
            {open.act === 'take' ? (
              <form method="post" action={`${prefix}/me/home/take/${open.bookingId}`} className="stack">
                <p>{say(`home.${voice}held`, { until: formats.appointment(open.until, thing.timeZone) })}</p>
                <Button icon="check">{say('participation.take')}</Button>
              </form>
            ) : open.act === 'ask' ? (
              <>
                <p>{say('home.wishes', { name: thing.name })}</p>
                <LinkButton
                  href={`${prefix}/opportunities/${thing.opportunityId}/take-part?day=${thing.occasionId}`}
                  weight="quiet"
                >
                  {say('home.ask-for-place')}
                </LinkButton>
              </>
            ) : open.act === 'consent' ? (
              <p>{say(isChild ? 'home.child-consent-here' : 'home.consent-here', { name: thing.name })}</p>
            ) : (
              <p>{say(`home.${voice}consent-ends`, { day: formats.day(open.on, 'weekday') })}</p>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}

const standing: ReadonlySet<string> = new Set(['confirmed', 'offered', 'attended'])

function Around({ thing, isChild, unit }: OneThingProps) {
  const say = useSay()
  const formats = useFormats()
  const { venue, online, preparation, provides, adults, travel } = thing
  const voice = isChild ? 'child-' : ''
  const minutes = travel && (travel.walkMinutes ?? travel.rideMinutes)
  const spoken = preparation?.language
  return (
    <ul className="home-facts">
      {venue === null ? null : (
        <Fact icon="place">
          <span dir="auto">{[venue.name, venue.address].filter((part) => part).join(', ')}</span>
          {venue.point === null ? null : (
            <>
              {' · '}
              <a
                href={`https://www.openstreetmap.org/?mlat=${venue.point.lat}&mlon=${venue.point.lon}#map=17/${venue.point.lat}/${venue.point.lon}`}
                rel="external noreferrer"
              >
                {say('home.on-map')}
              </a>
            </>
          )}
        </Fact>
      )}
      {online ? <Fact icon="online">{say('home.online')}</Fact> : null}
      {travel && minutes !== null && standing.has(thing.state) ? (
        <Fact icon="transport">
          {say(travel.walkMinutes === null ? 'home.by-ride' : 'home.on-foot', {
            minutes,
            distance: formats.distance(travel.metres, unit),
          })}{' '}
          <span className="hint">{say(`home.${voice}estimate`)}</span>
        </Fact>
      ) : null}
      {preparation?.meet ? (
        <Fact icon="info">
          {say('home.meet')}{' '}
          <span lang={spoken} dir="auto">
            {preparation.meet}
          </span>
        </Fact>
      ) : null}
      {preparation?.bring ? (
        <Fact icon="equipment">
          {say(`home.${voice}bring`)}{' '}
          <span lang={spoken} dir="auto">
            {preparation.bring}
          </span>
        </Fact>
      ) : null}
      {provides.length === 0 ? null : (
        <Fact icon="check">
          {say('home.provided', { things: formats.list(provides.map((one) => say(`home.provides-${one}`))) })}
        </Fact>
      )}
      {adults.length === 0 ? null : (
        <Fact icon="ages">
          {say('home.who-is-there')} <bdi>{formats.list([...new Set(adults.map(({ shownAs }) => shownAs!))])}</bdi>
        </Fact>
      )}
    </ul>
  )
}

const Fact = ({ icon, children }: { readonly icon: IconName; readonly children: ReactNode }) => (
  <li>
    <Icon name={icon} />
    <span>{children}</span>
  </li>
)
