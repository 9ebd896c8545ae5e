import { areasOfEcosystem, ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Place } from '#commons/families'
import { venuesById } from '#commons/organisations'
import { adultsAt, opportunityById, type OpportunityFound } from '#learning/catalogue'
import { participationSettings, placesOfPersons, type PlaceOf } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { familyTravel } from '#laws/travel/travel-minutes.ts'
import { atOneMoment } from '#platform/database/at-one-moment.ts'
import type { City } from '#platform/database/city.ts'
import { wallOf, zoneClock } from '#standards/recurrence/time-zone.ts'
import { whatIsOpen } from '../rules/what-is-open.ts'
import { loadChoices, loadPreparations } from '../store.ts'
import type { DaysOfMine, NextThing, PlaceAtHome } from '../words-for-pages.ts'
import { whoIsAtHome } from './who-is-at-home.ts'

type Person = Extract<Actor, { kind: 'person' }>

/**
 * The days of somebody and of the children they answer for, from a moment on, the next first, each once for all who go; what
 * was given up and called off too, for a calendar must hear of it.
 */
export const daysOfMine = (by: Person, from: Instant, here: City, place: Place): Promise<DaysOfMine> =>
  atOneMoment(here, async (city) => {
    const { people, isChild, watchers } = await whoIsAtHome(by, city, place)
    const of = new Map(people.map((one) => [one.personId, one]))
    const places = await placesOfPersons([...of.keys()], from, city)
    const opportunityIds = [...new Set(places.map(({ occasion }) => occasion.opportunityId))]
    const offers = await offersById(opportunityIds, city)
    const sessions = new Map(
      [...offers.values()].flatMap((one) => one.sessions.map((session) => [session.id, session])),
    )
    const venueIds = [...sessions.values()].flatMap(({ venueId }) => (venueId === null ? [] : [venueId]))
    const venues = new Map((await venuesById(city, [...new Set(venueIds)])).map((venue) => [venue.id, venue]))
    const adults = await adultsAt(opportunityIds, city)
    const { preparations, choices, travel } = await city.reading(async (tx) => ({
      preparations: await loadPreparations(tx, opportunityIds),
      choices: await loadChoices(tx, [by.person]),
      travel: settingsOf(await ecosystemHere(tx, city), 'participation', participationSettings).travel,
    }))
    const areaId = choices.get(by.person)?.areaId ?? null
    const home =
      areaId === null ? null : ((await areasOfEcosystem(city)).find(({ id }) => id === areaId)?.centre ?? null)
    const now = city.now()
    const standsOf = ({ entry, occasion, inLine, settled }: PlaceOf): PlaceAtHome => {
      const { name, decides, consent, isProtected } = of.get(entry.personId)!
      return {
        entryId: entry.id,
        personId: entry.personId,
        name,
        state: entry.state,
        step: entry.step,
        inLine,
        // Of two households each reads what it pays itself.
        settled: entry.madeBy === by.person ? settled : null,
        open: whatIsOpen({ ...entry, fallsOn: occasion.fallsOn, decides, consent }, now),
        isProtected,
      }
    }
    const inOrder = new Map([...of.keys()].map((id, index) => [id, index]))
    const byDay = Map.groupBy(places, ({ occasion }) => occasion.id)
    const things = [...byDay.values()].flatMap((together): NextThing[] => {
      const { occasion, revision } = together[0]!
      const offer = offers.get(occasion.opportunityId)
      if (!offer) return []
      const session = sessions.get(occasion.sessionId)
      const venue = (session?.venueId ? venues.get(session.venueId) : null) ?? null
      const standing = adults.get(occasion.opportunityId)?.standing ?? []
      const clock = zoneClock(occasion.timeZone) ?? zoneClock('UTC')!
      return [
        {
          occasionId: occasion.id,
          opportunityId: occasion.opportunityId,
          title: offer.opportunity.title,
          startsAt: occasion.startsAt,
          endsAt: occasion.endsAt,
          timeZone: occasion.timeZone,
          from: wallOf(occasion.startsAt, clock),
          until: wallOf(occasion.endsAt, clock),
          revision,
          venue: venue && { name: venue.name, address: venue.address, point: venue.point },
          online: session?.online ?? false,
          preparation: preparations.get(occasion.opportunityId) ?? null,
          provides: offer.opportunity.provides,
          adults: standing.filter(
            ({ sessionId, shownAs }) => shownAs !== null && (sessionId === null || sessionId === occasion.sessionId),
          ),
          travel: home && venue?.point ? familyTravel(home, venue.point, travel) : null,
          places: together
            .toSorted((one, other) => inOrder.get(one.entry.personId)! - inOrder.get(other.entry.personId)!)
            .map(standsOf),
        },
      ]
    })
    return { people, things, isChild, watchers }
  })

async function offersById(ids: readonly Id[], city: City): Promise<Map<Id, OpportunityFound>> {
  const found = new Map<Id, OpportunityFound>()
  for (const id of ids) {
    const offer = await opportunityById(id, city)
    if (offer.ok) found.set(id, offer.value)
  }
  return found
}
