import { Icon } from '#web/parts/icon.tsx'
import type { Definition } from '#web/parts/listing.tsx'
import { whenLines, type Voiced } from './sentences.ts'
import { occasionWords } from './thing-occasion.tsx'
import type { PlaceOfThing, ThingView } from '../words-for-pages.ts'

/** The two answers everybody needs: the next time and the place of it. All others are counted and linked to. */
export function whenAndWhere(thing: ThingView, voiced: Voiced): Definition[] {
  const { say } = voiced
  const [place] = thing.places
  if (place === undefined)
    return [{ icon: 'calendar', term: say('catalogue.ask-when'), detail: say('catalogue.no-sessions') }]
  return [
    { icon: 'calendar', term: say('catalogue.ask-when'), detail: <When thing={thing} place={place} voiced={voiced} /> },
    { icon: 'place', term: say('catalogue.ask-where'), detail: <Where thing={thing} place={place} voiced={voiced} /> },
  ]
}

interface AtPlace {
  readonly thing: ThingView
  readonly place: PlaceOfThing
  readonly voiced: Voiced
}

function When({ thing, place, voiced }: AtPlace) {
  const [next] = place.occasions
  if (next === undefined) return null
  const others = place.occasions.length - 1 + place.more
  const { first, second } = occasionWords(voiced, next, whenLines(voiced, next, thing.here.today))
  return (
    <>
      <strong>{first}</strong>
      {second === null ? null : ` ${second}`}
      {others === 0 ? null : (
        <span className="fact-line">
          <a href="#when">{voiced.say('catalogue.more-times', { count: others })}</a>
        </span>
      )}
    </>
  )
}

function Where({ thing, place, voiced: { say } }: AtPlace) {
  const others = thing.places.length - 1 + thing.morePlaces
  const address = addressOf(place)
  return (
    <>
      <bdi>{place.online ? say('catalogue.online') : place.name}</bdi>
      {address === '' ? null : (
        <span className="fact-line">
          <bdi>{address}</bdi>
        </span>
      )}
      {place.point === null ? null : (
        <span className="fact-line">
          <WayThere point={place.point} label={say('catalogue.directions')} />
        </span>
      )}
      {others === 0 ? null : (
        <span className="fact-line">
          <a href="#when">{say('catalogue.more-places', { count: others })}</a>
        </span>
      )}
    </>
  )
}

export const addressOf = ({ name, address, area }: PlaceOfThing): string =>
  [address, area].filter((part) => part !== null && !name.endsWith(part)).join(' · ')

/** A link, never an embedded map: nobody learns where she is going before she asks. */
export const WayThere = ({
  point: { lat, lon },
  label,
}: {
  point: NonNullable<PlaceOfThing['point']>
  label: string
}) => (
  <a
    href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`}
    rel="external noopener noreferrer"
  >
    <Icon name="place" />
    {label}
  </a>
)

/** What is known of getting in: of the offer, and of the house where there is only one. */
export function accessSentence(thing: ThingView, { say, formats }: Voiced): string {
  const ofHouse = thing.places.length === 1 ? thing.places[0]!.access : []
  const known = [...new Set([...thing.access, ...ofHouse])]
  return known.length === 0
    ? say('catalogue.access-unknown')
    : formats.list(known.map((fact) => say(`catalogue.access-${fact}`)))
}
