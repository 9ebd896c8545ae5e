import { Icon } from '#web/parts/icon.tsx'
import { whenLines, type Voiced } from './sentences.ts'
import { addressOf, WayThere } from './thing-first-place.tsx'
import { occasionWords } from './thing-occasion.tsx'
import type { OccasionView, PlaceOfThing, ThingView } from '../words-for-pages.ts'

/** When and where together: the times of one place stand under that place. */
export function ThingPlaces({ thing, voiced }: { thing: ThingView; voiced: Voiced }) {
  const { say } = voiced
  return (
    <section className="thing-when" aria-labelledby="when">
      <h2 id="when">{say('catalogue.times-and-places')}</h2>
      {thing.places.length === 0 ? <p>{say('catalogue.no-sessions')}</p> : null}
      {thing.places.map((place, position) => (
        // oxlint-disable-next-line react/no-array-index-key -- the places of one page never move
        <Place key={position} place={place} thing={thing} voiced={voiced} />
      ))}
      {thing.morePlaces === 0 ? null : <p>{say('catalogue.map-more', { count: thing.morePlaces })}</p>}
      <p className="hint">{say('catalogue.in-time-zone', { zone: thing.timeZone.replaceAll('_', ' ') })}</p>
    </section>
  )
}

function Place({ place, thing, voiced }: { place: PlaceOfThing; thing: ThingView; voiced: Voiced }) {
  const { say } = voiced
  const address = addressOf(place)
  const window = place.spot === null ? null : windowOn(place.spot, thing)
  return (
    <div className="thing-place">
      <div className="thing-place-words">
        <h3 dir="auto">{place.online ? say('catalogue.online') : place.name}</h3>
        {address === '' ? null : <address dir="auto">{address}</address>}
        <ul className="occasions">
          {place.occasions.map((occasion, position) => (
            // oxlint-disable-next-line react/no-array-index-key -- the times of one place never move
            <Occasion key={position} occasion={occasion} thing={thing} voiced={voiced} />
          ))}
        </ul>
        {place.more === 0 ? null : <p className="hint">{say('catalogue.more-times', { count: place.more })}</p>}
        <PlaceFacts place={place} thing={thing} voiced={voiced} />
        {place.point === null || thing.places.length === 1 ? null : (
          <p className="way-there">
            <WayThere point={place.point} label={say('catalogue.directions')} />
          </p>
        )}
      </div>
      {window === null ? null : (
        <svg
          className="place-map"
          viewBox={window.viewBox}
          role="img"
          aria-label={say('catalogue.place-map', { place: place.name })}
        >
          <g className="map-areas">
            {thing.outlines.map((area) => (
              <path key={area.name} d={area.outline} />
            ))}
          </g>
          <circle className="map-here" cx={place.spot?.x} cy={place.spot?.y} r={window.radius} />
        </svg>
      )}
    </div>
  )
}

function Occasion({ occasion, thing, voiced }: { occasion: OccasionView; thing: ThingView; voiced: Voiced }) {
  const { say } = voiced
  const { first, second } = occasionWords(voiced, occasion, whenLines(voiced, occasion, thing.here.today))
  return (
    <li className={occasion.cancelled ? 'occasion-cancelled' : undefined}>
      {occasion.cancelled ? <strong>{say('catalogue.cancelled')} </strong> : null}
      {occasion.startOn === null || occasion.daysNotStated ? first : <time dateTime={occasion.startOn}>{first}</time>}
      {second === null ? null : <span className="occasion-time"> {second}</span>}
      {occasion.link === null ? null : (
        <>
          {' '}
          <a href={occasion.link} rel="external noopener">
            {say('catalogue.session-link')}
          </a>
        </>
      )}
    </li>
  )
}

/** What the house offers those who need it, and where that is known from: an invented fact is called invented. */
function PlaceFacts({
  place,
  thing,
  voiced: { say, formats },
}: {
  place: PlaceOfThing
  thing: ThingView
  voiced: Voiced
}) {
  if (place.online) return null
  const access = [...new Set([...thing.access, ...place.access])]
  return (
    <>
      {/* The one house of a thing has told this above already. */}
      {thing.places.length === 1 ? null : (
        <p className="place-access">
          <Icon name="accessible" />
          {access.length === 0
            ? say('catalogue.access-unknown')
            : formats.list(access.map((fact) => say(`catalogue.access-${fact}`)))}
        </p>
      )}
      {place.languages.length === 0 ? null : (
        <p className="place-access">
          <Icon name="language" />
          {say('catalogue.spoken-in-house', { languages: formats.list(place.languages.map(formats.languageName)) })}
        </p>
      )}
      {place.factsSource === null ? null : (
        <p className="hint">
          {say('catalogue.facts-source')} <bdi>{place.factsSource}</bdi>
        </p>
      )}
    </>
  )
}

/** A window of the city's drawing around one point: a third of its width, so that the neighbourhood is told. */
function windowOn({ x, y }: { x: number; y: number }, { frame }: ThingView) {
  if (frame === null) return null
  const size = Math.round(frame.width / 3)
  return {
    radius: Math.round(size / 28),
    viewBox: `${Math.round(x - size / 2)} ${Math.round(y - size / 2)} ${size} ${size}`,
  }
}
