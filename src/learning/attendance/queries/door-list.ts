import { asCleared, marksOfCards } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { looksInChain } from '#platform/looks/looks-at.ts'
import { noteLooks } from '#platform/looks/note-looks.ts'
import { doorOpens, mayKeepDoor, openHours } from '../policy.ts'
import { inDoubt, whereIs } from '../rules/where-each-is.ts'
import { loadActs, loadGuests } from '../store/acts.ts'
import type { DoorSeen, RowAtDoor } from '../words-for-pages.ts'
import type { AttendanceRefusal } from '../words.ts'
import { adultsFor, doorOf, isComing } from './people-at-door.ts'

const anHour = 3_600_000

/**
 * The list at a door, for who keeps it. Whoever reads what people need leaves a look behind; within an hour the same
 * reader leaves one about each of them, for a list is opened many times at a door.
 * @refuses not-here · not-yours
 */
export const doorList = (occasionId: Id, by: Actor, city: City): Promise<Result<DoorSeen, AttendanceRefusal>> =>
  // It writes nothing but the look.
  city.transaction(async (tx) => {
    const inside = within(tx, city)
    const door = await doorOf(occasionId, tx, city)
    if (!door) return refuse('attendance.not-here')
    const { occasion, settings } = door
    if (by.kind !== 'person' || !mayKeepDoor(await asCleared(by, inside), occasion.hostId))
      return refuse('attendance.not-yours')
    const now = city.now()
    const { fromAt, goneAt } = openHours(occasion, settings)
    const isOpenHour = now >= fromAt && now < goneAt
    const all = await loadActs(tx, occasionId)
    const acts = Map.groupBy(all, ({ subjectId }) => subjectId)
    const cards = await marksOfCards(
      [...door.people.values()].map(({ entry }) => entry.personId),
      inside,
    )
    const rows: RowAtDoor[] = []
    const shownNeeds: Id[] = []
    for (const one of door.people.values()) {
      const { entry, person, care } = one
      const own = acts.get(entry.id) ?? []
      const isGone = !isComing(entry.state)
      const doubted = inDoubt(own)
      // Whoever is not coming is of no interest here, unless a phone said that they were.
      if (isGone && doubted.length === 0) continue
      const isKept = person === null || person.protected
      const needs = isOpenHour && !isKept ? (care?.needs ?? null) : null
      if (needs !== null) shownNeeds.push(entry.personId)
      rows.push({
        subjectId: entry.id,
        name: isKept ? null : person.displayName,
        isGuest: false,
        isMinor: one.isMinor,
        where: markedOr(whereIs(own), entry.state),
        needs,
        mayLeaveAlone: !one.isMinor || (isOpenHour && care?.mayLeaveAlone === true),
        adults: isKept || !isOpenHour ? [] : adultsFor(one),
        cardMark: cards.get(entry.personId) ?? null,
        doubted,
        isGone,
        lastFlags: own.at(-1)?.flags ?? [],
      })
    }
    for (const guest of await loadGuests(tx, occasionId)) {
      const own = acts.get(guest.id) ?? []
      rows.push({
        subjectId: guest.id,
        name: guest.firstName,
        isGuest: true,
        isMinor: false,
        where: whereIs(own),
        needs: null,
        mayLeaveAlone: true,
        adults: [],
        cardMark: null,
        doubted: inDoubt(own),
        isGone: false,
        lastFlags: own.at(-1)?.flags ?? [],
      })
    }
    if (shownNeeds.length > 0) {
      const lately = await looksInChain({ by: by.person, from: (now - anHour) as Instant, most: 500 }, inside)
      const noted = new Set(lately.filter(({ what }) => what === 'attendance.needs').flatMap(({ about }) => about))
      const about = shownNeeds.filter((id) => !noted.has(id))
      if (about.length > 0) await noteLooks(tx, { by, about, what: 'attendance.needs', because: 'keeping-a-door' }, now)
    }
    return accept({
      occasionId,
      title: door.offer.title,
      startsAt: occasion.startsAt,
      endsAt: occasion.endsAt,
      timeZone: occasion.timeZone,
      seats: occasion.seats,
      rows,
      seq: all.at(-1)?.seq ?? 0,
      isOpenHour,
      goneAt,
      fromAt,
      isTooEarly: now < occasion.startsAt - doorOpens,
      now,
      walkIns: settings.walkIns !== 'none',
    })
  })

/** Marked on the page of places, where nobody says a time: that holds as long as nobody says more at the door. */
function markedOr(where: RowAtDoor['where'], state: string): RowAtDoor['where'] {
  if (where.by !== null) return where
  if (state === 'attended' || state === 'completed') return { ...where, said: 'in' }
  return state === 'absent' || state === 'excused' ? { ...where, said: state } : where
}
