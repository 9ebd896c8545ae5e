import { areasOfEcosystem, ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Place } from '#commons/families'
import { venuesById } from '#commons/organisations'
import { adultsAt, opportunityById, type OpportunityFound } from '#learning/catalogue'
import { participationSettings, placesOfPersons } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { familyTravel } from '#laws/travel/travel-minutes.ts'
import { atOneMoment } from '#platform/database/at-one-moment.ts'
import type { City } from '#platform/database/city.ts'
import { wallOf, zoneClock } from '#standards/recurrence/time-zone.ts'
import { whatIsOpen } from '../rules/what-is-open.ts'
import { loadChoices, loadPreparations } from '../store.ts'
import type { DaysOfMine, NextThing } from '../words-for-pages.ts'
import { whoIsAtHome } from './who-is-at-home.ts'

type Person = Extract<Actor, { kind: 'person' }>

/**
 * The days of somebody and of the children they answer for, from a moment on, the next first; what was given up and called
 * off too, for a calendar must hear of it.
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
    const things = places.flatMap(({ entry, occasion, revision, inLine }): NextThing[] => {
      const offer = offers.get(occasion.opportunityId)
      const person = of.get(entry.personId)
      if (!offer || !person) return []
      const session = sessions.get(occasion.sessionId)
      const venue = (session?.venueId ? venues.get(session.venueId) : null) ?? null
      const standing = adults.get(occasion.opportunityId)?.standing ?? []
      const clock = zoneClock(occasion.timeZone) ?? zoneClock('UTC')!
      return [
        {
          entryId: entry.id,
          occasionId: occasion.id,
          opportunityId: occasion.opportunityId,
          personId: entry.personId,
          name: person.name,
          title: offer.opportunity.title,
          startsAt: occasion.startsAt,
          endsAt: occasion.endsAt,
          timeZone: occasion.timeZone,
          from: wallOf(occasion.startsAt, clock),
          until: wallOf(occasion.endsAt, clock),
          state: entry.state,
          sequence: entry.step + revision,
          inLine,
          venue: venue && { name: venue.name, address: venue.address, point: venue.point },
          online: session?.online ?? false,
          preparation: preparations.get(occasion.opportunityId) ?? null,
          provides: offer.opportunity.provides,
          adults: standing.filter(
            ({ sessionId, shownAs }) => shownAs !== null && (sessionId === null || sessionId === occasion.sessionId),
          ),
          travel: home && venue?.point ? familyTravel(home, venue.point, travel) : null,
          open: whatIsOpen(
            { ...entry, fallsOn: occasion.fallsOn, decides: person.decides, consent: person.consent },
            now,
          ),
          isProtected: person.isProtected,
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
