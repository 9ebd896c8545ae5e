import { textFor, type Language } from '#kernel/local-text.ts'
import { Icon } from '#web/parts/icon.tsx'
import type { IconName } from '#web/parts/icons.ts'
import { useFormats, useSay } from '#web/say/context.tsx'
import type { ReactNode } from 'react'
import type { PlaceAtHome, ThingShown } from '../words-for-pages.ts'
import { WhatIsOpen } from './open-acts.tsx'
import { Pay } from './pay.tsx'

export interface OneThingProps {
  readonly thing: ThingShown
  readonly isChild: boolean
  /** Several people's days stand here: each says whose. */
  readonly isNamed: boolean
  readonly prefix: string
  readonly languages: readonly Language[]
  readonly unit: 'kilometre' | 'mile'
}

/** One day somewhere: the time first, then what, who goes, where, what to bring, what it costs, and what can be done. */
export function OneThing(props: OneThingProps) {
  const { thing, isNamed, prefix, languages } = props
  const formats = useFormats()
  const title = textFor(thing.title, languages)
  const isOff = thing.places.every(({ state }) => state === 'cancelled')
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
        <WhoGoes places={thing.places} isNamed={isNamed} />
        {isOff ? null : <Around {...props} />}
        <WhatIsOpen {...props} />
      </div>
    </section>
  )
}

/** Names strung together, each in its own direction: a Latin name with a number stays whole in an Arabic line. */
function Names({ names }: { readonly names: readonly string[] }) {
  const formats = useFormats()
  const first = 0xe0_00
  const strung = formats.list(names.map((_, index) => String.fromCodePoint(first + index)))
  return [...strung].map((sign) => {
    const name = names[sign.codePointAt(0)! - first]
    return name === undefined ? sign : <bdi key={name}>{name}</bdi>
  })
}

/** All who go in one line where it stands alike for all; else a line for each standing. */
function WhoGoes({ places, isNamed }: { readonly places: readonly PlaceAtHome[]; readonly isNamed: boolean }) {
  const say = useSay()
  const alike = [...Map.groupBy(places, ({ state, inLine }) => `${state} ${inLine ?? ''}`).values()]
  return alike.map((same) => {
    const { state, inLine } = same[0]!
    const names = [...new Set(same.map(({ name }) => name))]
    return (
      <p key={`${state} ${inLine ?? ''}`}>
        {isNamed ? (
          <>
            <Names names={names} /> ·{' '}
          </>
        ) : null}
        <strong>
          {inLine === null
            ? names.length > 1 && several.has(state)
              ? say(`home.state-${state}`, { count: names.length })
              : say(`participation.state-${state}`)
            : say('participation.number-in-line', { inLine })}
        </strong>
      </p>
    )
  })
}

/** Standings that are said of one person; of several they have a sentence of their own. */
const several: ReadonlySet<string> = new Set(['interested', 'offered', 'confirmed', 'attended'])

const standing: ReadonlySet<string> = new Set(['confirmed', 'offered', 'attended'])

function Around({ thing, isChild, unit }: OneThingProps) {
  const say = useSay()
  const formats = useFormats()
  const { venue, online, preparation, provides, adults, travel, places, pay } = thing
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
      {travel && minutes !== null && places.some(({ state }) => standing.has(state)) ? (
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
      {pay.settled.length + pay.open.length === 0 ? null : (
        <Fact icon="price">
          <Pay pay={pay} />
        </Fact>
      )}
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
