import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayDecideFor } from '../policy.ts'
import { notAllowed } from '../queries/consents-here.ts'
import { standingsOf } from '../queries/who-comes.ts'
import { decidesForFamily } from '../rules/parties.ts'
import { holdOccasions } from '../store/occasions.ts'
import { loadDaysOfPlaces } from '../store/places-on-days.ts'
import type { Entry, ParticipationRefusal } from '../words.ts'
import { loadParty } from '../queries/load-party.ts'
import { stepAll } from './pass-on.ts'

type Taken = Result<readonly Entry[], ParticipationRefusal>

/**
 * A party that waited takes the place that is held for it, all of it together, and a place on several days on each of them
 * that is held. Taken twice, it happened once.
 * @refuses not-here · not-yours · offer-lapsed · consent-missing (of a child of the party) · not-from-here
 */
export const takeOfferedPlace = ({ bookingId }: { readonly bookingId: Id }, by: Actor, city: City): Promise<Taken> =>
  city.transaction(async (tx) => {
    const days = (await loadDaysOfPlaces(tx, [bookingId])).get(bookingId)
    if (!days) return refuse('participation.not-here')
    await holdOccasions(
      tx,
      days.map(({ occasionId }) => occasionId),
    )
    const taken = await takeOn(bookingId, by, tx, city)
    if (!taken.ok) return taken
    // A day on which nothing is held, or not any more, refuses for itself and keeps nobody from the others.
    for (const day of days) if (day.bookingId !== bookingId) await takeOn(day.bookingId, by, tx, city)
    return taken
  })

async function takeOn(bookingId: Id, by: Actor, tx: Tx, city: City): Promise<Taken> {
  const party = await loadParty(tx, bookingId)
  const standings = await standingsOf(
    party.map(({ personId }) => personId),
    tx,
    city,
  )
  // Friends agreed when they joined: whichever family says yes first says it for all. A carer says nothing for children.
  const decides = ({ personId }: Entry): boolean => {
    const standing = standings.get(personId)
    return standing !== undefined && mayDecideFor(by, standing)
  }
  const ofOne = [...Map.groupBy(party, (entry) => entry.bookingId).values()]
  if (!ofOne.some((family) => decidesForFamily(family, decides))) return refuse('participation.not-yours')
  const offered = party.filter(({ state }) => state === 'offered')
  if (offered.length === 0) {
    const isLapsed = party.some(({ state }) => state === 'lapsed')
    const isDone = party.some(({ state }) => state === 'confirmed')
    return isDone ? accept(party) : refuse(isLapsed ? 'participation.offer-lapsed' : 'participation.not-from-here')
  }
  const now = city.now()
  // The job that lets it lapse may be a little late; the deadline is not.
  if (offered.some((entry) => entry.heldUntil! <= now)) return refuse('participation.offer-lapsed')
  const people = offered.map(({ personId }) => standings.get(personId)!)
  if ((await notAllowed(people, tx, city)).size > 0) return refuse('participation.consent-missing')
  await record(tx, await stepAll(tx, offered, { state: 'confirmed' }, by, now), now)
  return accept(await loadParty(tx, bookingId))
}
