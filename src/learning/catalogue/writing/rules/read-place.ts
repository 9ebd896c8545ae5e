import type { Venue } from '#commons/organisations'
import type { SessionDraft } from '../../words.ts'
import { fieldOfTime, houseOfPlace, one, type TypedOffer } from '../offer-words.ts'

const longestName = 200

export interface Houses {
  /** The organisation's own, which its form proposes first. */
  readonly houses: readonly Venue[]
  /** Venues of a typed name that are known already. */
  namesakes(name: string): readonly Venue[]
}

export type PlaceRead =
  | Pick<SessionDraft, 'online' | 'venue'>
  | { readonly name: 'venue' | 'place'; readonly reason: string }

/** One of the own houses, online, or a place by its name; a known name without an address means the only one known by it. */
export function readPlace(typed: TypedOffer, number: number, { houses, namesakes }: Houses): PlaceRead {
  const said = (name: string): string => one(typed, fieldOfTime(name, number)).trim()
  const place = said('place')
  if (place === 'online') return { online: true, venue: null }
  const houseId = houseOfPlace(place)
  if (houseId !== null) {
    const house = houses.find(({ id }) => id === houseId)
    return house ? { online: false, venue: asWritten(house) } : { name: 'place', reason: 'choice' }
  }
  const name = said('venue').slice(0, longestName)
  const address = said('address').slice(0, longestName)
  if (name === '') return { name: 'venue', reason: 'venue' }
  if (address !== '') return { online: false, venue: { name, address, point: null, areaAsWritten: null } }
  const known = namesakes(name)
  if (known.length > 1) return { name: 'venue', reason: 'venue-which' }
  return {
    online: false,
    venue: known[0] ? { ...asWritten(known[0]), name } : { name, address: null, point: null, areaAsWritten: null },
  }
}

const asWritten = ({ name, address, point }: Venue): NonNullable<SessionDraft['venue']> => ({
  name,
  address,
  point,
  areaAsWritten: null,
})
