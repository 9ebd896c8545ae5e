import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { myFamily, type Place } from '#commons/families'
import { personsById } from '#commons/people'
import { offersById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { mayDecideFor, mayWithdraw } from '../policy.ts'
import { hasLeft, holdsSeat, mayStep } from '../rules/life.ts'
import { decidesForFamily } from '../rules/parties.ts'
import { isUndoable } from '../rules/undo.ts'
import { loadSettled } from '../store/amounts.ts'
import { loadEntriesOfPersons, loadWaitingOn } from '../store/entries.ts'
import { loadGivenBack } from '../store/given-back.ts'
import { loadMovedTo } from '../store/moves.ts'
import { loadOccasions } from '../store/occasions.ts'
import { loadDaysOfPlaces } from '../store/places-on-days.ts'
import { loadPartyIds } from '../store/parties.ts'
import type { MyBooking, MyDay, MyMove, MyPlace } from '../words-for-pages.ts'
import { participationSettings, type Entry, type Occasion } from '../words.ts'
import { loadParty } from './load-party.ts'
import { standingsOf } from './who-comes.ts'

export interface MyPlaces {
  readonly toCome: readonly MyBooking[]
  readonly before: readonly MyBooking[]
  readonly undoMinutes: number
}

type Person = Extract<Actor, { kind: 'person' }>

/**
 * What one has, waits for or had oneself, and one's children: what is to come first, each in the order of its day. Of a place
 * on several days those to come are one.
 */
export async function myPlaces(by: Person, city: City, place: Place): Promise<MyPlaces> {
  const { toCome, before, undoMinutes } = await myBookings(by, city, place)
  const isHeld = ({ heldUntil }: MyBooking): boolean => heldUntil !== null
  const first = new Map<Id, MyBooking>()
  for (const one of toCome) {
    const key = one.days[0]!.bookingId
    const known = first.get(key)
    // What is still to be taken is shown, whichever of its days that is.
    if (!known || (!isHeld(known) && isHeld(one))) first.set(key, one)
  }
  const left = new Set(before.flatMap(({ id, places }) => (places.every(isLeft) ? [id] : [])))
  return {
    toCome: toCome.filter((one) => first.get(one.days[0]!.bookingId) === one),
    // What was given back, or left for a dearer place, was one place on all its days.
    before: before.filter(
      ({ id, days }) => !left.has(id) || days.find((day) => left.has(day.bookingId))?.bookingId === id,
    ),
    undoMinutes,
  }
}

const isLeft = ({ entry: { state } }: MyPlace): boolean => state === 'withdrawn' || state === 'moved'

/** The same with each day for itself. */
export async function myBookings(by: Person, city: City, place: Place): Promise<MyPlaces> {
  return city.reading(async (tx) => {
    const inside = within(tx, city)
    const [children, [oneself]] = await Promise.all([myFamily(by, inside, place), personsById([by.person], inside)])
    const ids = [by.person, ...children.map(({ childId }) => childId)]
    const names = new Map([
      ...children.map(({ childId, name }) => [childId, name] as const),
      [by.person, oneself?.displayName ?? ''] as const,
    ])
    const [entries, standings, ecosystem] = await Promise.all([
      loadEntriesOfPersons(tx, ids),
      standingsOf(ids, tx, city),
      ecosystemHere(tx, city),
    ])
    const entryIds = entries.map(({ id }) => id)
    const occasionIds = [...new Set(entries.map(({ occasionId }) => occasionId))]
    const bookingIds = [...new Set(entries.map(({ bookingId }) => bookingId))]
    const [occasions, settled, given, waiting, parties, daysOf, moved] = await Promise.all([
      loadOccasions(tx, occasionIds),
      loadSettled(tx, entryIds),
      loadGivenBack(tx, entryIds),
      loadWaitingOn(tx, occasionIds),
      loadPartyIds(tx, bookingIds),
      loadDaysOfPlaces(tx, bookingIds),
      loadMovedTo(tx, entryIds),
    ])
    const offers = await offersById([...new Set(occasions.map(({ opportunityId }) => opportunityId))], inside)
    const { undoMinutes } = settingsOf(ecosystem, 'participation', participationSettings)
    const now = city.now()
    const decides = ({ personId }: Entry): boolean => {
      const standing = standings.get(personId)
      return standing !== undefined && mayDecideFor(by, standing)
    }
    const placeOf = (entry: Entry, occasion: Occasion, isAnew: boolean): MyPlace => {
      const standing = standings.get(entry.personId)
      const isBefore = occasion.startsAt > now && occasion.state !== 'cancelled'
      const isMine = isBefore && standing !== undefined && mayWithdraw(by, standing)
      const isWaitedFor = holdsSeat(entry.state) && (waiting.get(occasion.id)?.length ?? 0) > 0
      const canUndo = given.get(entry.id)?.by === by.person && isUndoable(entry.changedAt, now, undoMinutes)
      return {
        entry,
        name: names.get(entry.personId)!,
        back: !isMine || !mayStep(entry.state, 'withdrawn', 'family') ? null : isWaitedFor ? 'warned' : 'at-once',
        canUndo: isBefore && canUndo && !isAnew,
        settled: settled.get(entry.id) ?? null,
        movedTo: moveOf(entry.id),
      }
    }
    const moveOf = (entryId: Id): MyMove | null => {
      const to = moved.get(entryId)
      const offer = to && offers.get(to.opportunityId)
      if (!to || !offer) return null
      const { bookingId, startsAt, timeZone } = to
      return { placeId: daysOf.get(bookingId)?.[0]?.bookingId ?? bookingId, title: offer.title, startsAt, timeZone }
    }
    const occasionOf = new Map(occasions.map((occasion) => [occasion.id, occasion]))
    const stand = new Set(entries.flatMap(({ bookingId, state }) => (hasLeft(state) ? [] : [bookingId])))
    const daysIn = (id: Id): MyDay[] =>
      daysOf.get(id)!.flatMap(({ bookingId, occasionId }) => {
        const occasion = occasionOf.get(occasionId)
        return occasion ? [{ bookingId, occasion, stands: stand.has(bookingId) }] : []
      })
    const bookings: MyBooking[] = []
    for (const occasion of occasions) {
      const own = entries.filter(({ occasionId }) => occasionId === occasion.id)
      const standing = new Set(own.flatMap(({ state, personId }) => (hasLeft(state) ? [] : [personId])))
      for (const [id, mine] of Map.groupBy(own, ({ bookingId }) => bookingId)) {
        const running = mine.filter(({ state }) => !hasLeft(state))
        const party = running.length === 0 ? [] : (await loadParty(tx, id)).filter(({ state }) => !hasLeft(state))
        const family = party.filter(({ bookingId }) => bookingId === id)
        const isMine = running.length > 0 && decidesForFamily(family, decides)
        const held = running.flatMap(({ heldUntil }) => heldUntil ?? [])
        const line = waiting.get(occasion.id) ?? []
        bookings.push({
          id,
          occasion,
          days: daysIn(id),
          title: offers.get(occasion.opportunityId)!.title,
          places: mine.map((entry) => placeOf(entry, occasion, standing.has(entry.personId))),
          inLine: running.some(({ state }) => state === 'waiting')
            ? line.findIndex((one) => one.bookingId === parties.get(id)) + 1
            : null,
          heldUntil: isMine && held.length > 0 ? held.reduce((a, b) => (a < b ? a : b)) : null,
          others: party.length - family.length,
          carers: family.filter(({ personId, part }) => part === 'companion' && !names.has(personId)).length,
          canInvite: isMine && occasion.startsAt > now && running.some(({ state }) => invites.has(state)),
        })
      }
    }
    const isToCome = ({ places, occasion }: MyBooking): boolean =>
      occasion.endsAt > now && places.some(({ entry, canUndo }) => canUndo || !hasLeft(entry.state))
    return {
      toCome: bookings.filter(isToCome),
      before: bookings.filter((one) => !isToCome(one)).toReversed(),
      undoMinutes,
    }
  })
}

const invites: ReadonlySet<string> = new Set(['waiting', 'confirmed'])
