import { asCleared, personOfShownCard } from '#commons/people'
import { addWalkIn, markEntry, occasionTold } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import { accept, refuse, type Refused, type Result } from '#kernel/result.ts'
import { happened, type City, type Event, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { doorOpens, mayKeepDoor } from '../policy.ts'
import { adultsFor, doorOf, isComing, type AtDoor, type Door } from '../queries/people-at-door.ts'
import { rightTime } from '../rules/right-time.ts'
import { whereIs } from '../rules/where-each-is.ts'
import {
  holdDoor,
  isKnownPhone,
  loadActs,
  loadGuests,
  loadKnownActs,
  saveActs,
  saveGuest,
  savePhone,
} from '../store/acts.ts'
import type { Act, ActForm, ActsForm, AttendanceRefusal, Flag, Guest, Said } from '../words.ts'

export interface ActsTaken {
  /** Kept already, or kept now. */
  readonly kept: readonly Id[]
  readonly refused: readonly { readonly id: Id; readonly because: Refused<string> }[]
  /** The number of the last act of this door. */
  readonly seq: number
  /** Said by anybody since the last that this phone had heard of, besides what it says now. */
  readonly isNews: boolean
  /** Who sends has no role here any more: what they said is kept, the list is to go from the phone. */
  readonly hasEnded: boolean
}

/**
 * What was said at a door, by a phone that may have been away: each act once, however often and from wherever it is sent,
 * at the time at which it happened. Of one act that is refused the others are kept all the same.
 * @refuses not-here · not-yours: nobody of this house, and no phone that had this list
 */
export const takeActs = (
  { occasionId, form }: { readonly occasionId: Id; readonly form: ActsForm },
  by: Actor,
  city: City,
): Promise<Result<ActsTaken, AttendanceRefusal>> =>
  city.transaction(async (tx) => {
    const inside = within(tx, city)
    const found = await occasionTold(occasionId, inside)
    if (!found) return refuse('attendance.not-here')
    if (by.kind !== 'person') return refuse('attendance.not-yours')
    const { hostId } = found.occasion
    const isKeeper = mayKeepDoor(await asCleared(by, inside), hostId)
    const { device } = form
    if (!isKeeper && !(await isKnownPhone(tx, { occasionId, device, personId: by.person })))
      return refuse('attendance.not-yours')
    let seq = await holdDoor(tx, occasionId)
    if (isKeeper) await savePhone(tx, { occasionId, device, personId: by.person }, city.now())
    // Held: from here on nobody else says anything at this door.
    const door = (await doorOf(occasionId, tx, city))!
    const known = await loadKnownActs(
      tx,
      form.acts.map(({ id }) => id),
    )
    const before = await loadActs(tx, occasionId)
    const guests = new Map((await loadGuests(tx, occasionId)).map((one) => [one.id, one]))
    const now = city.now()
    const fresh: Act[] = []
    const refused: { id: Id; because: Refused<string> }[] = []
    for (const told of form.acts) {
      if (known.has(told.id)) continue
      known.add(told.id)
      const acts = [...before, ...fresh]
      const whom = await subjectOf({ tx, told, door, guests, acts, isKeeper, by, city, now })
      if (!whom.ok) {
        refused.push({ id: told.id, because: whom })
        known.delete(told.id)
        continue
      }
      const time = rightTime(told, form.sentAt, now)
      seq += 1
      fresh.push({
        id: told.id,
        occasionId,
        seq,
        subjectId: whom.value.id,
        personId: whom.value.personId,
        said: told.said,
        doneAt: Math.max(time.doneAt, door.occasion.startsAt - doorOpens) as Instant,
        toldAt: told.toldAt,
        receivedAt: now,
        device,
        seen: told.seen,
        how: told.how,
        leaves: told.leaves,
        adult: told.adult,
        saidBy: by.person,
        flags: [...time.flags, ...flagsOf(told, whom.value.atDoor, isKeeper)],
        stands: null,
      })
    }
    await saveActs(tx, fresh)
    const all = [...before, ...fresh]
    if (isKeeper) await markSubjects(new Set(fresh.map(({ subjectId }) => subjectId)), all, by, inside)
    await record(tx, eventsOf(fresh, by), now)
    return accept({
      kept: form.acts.flatMap(({ id }) => (known.has(id) ? [id] : [])),
      refused,
      seq,
      isNews: before.some((act) => act.seq > form.seen && act.device !== device),
      hasEnded: !isKeeper,
    })
  })

interface Asked {
  readonly tx: Tx
  readonly told: ActForm
  readonly door: Door
  readonly guests: Map<Id, Guest>
  readonly acts: readonly Act[]
  readonly isKeeper: boolean
  readonly by: Actor
  readonly city: City
  readonly now: Instant
}
interface Whom {
  readonly id: Id
  /** Null: a guest. */
  readonly personId: Id | null
  readonly atDoor: AtDoor | null
}
const onList = (atDoor: AtDoor): Result<Whom, string> =>
  accept({ id: atDoor.entry.id, personId: atDoor.entry.personId, atDoor })
const aGuest = (id: Id): Result<Whom, string> => accept({ id, personId: null, atDoor: null })

/** Whom an act is about; whoever has no place gets one, or is counted as a guest, as far as there is room. */
async function subjectOf(asked: Asked): Promise<Result<Whom, string>> {
  const { tx, told, door, guests, now, acts } = asked
  if (now < door.occasion.startsAt - doorOpens) return refuse('attendance.not-begun')
  if (told.card !== null) return byCard(asked, told.card)
  const id = told.subjectId!
  const atDoor = door.people.get(id)
  // Of whom had a place once, only that they are here is news at this door.
  if (atDoor && (isComing(atDoor.entry.state) || told.said === 'in' || acts.some((act) => act.subjectId === id)))
    return onList(atDoor)
  if (guests.has(id)) return aGuest(id)
  if (atDoor || told.guest === null) return refuse('attendance.not-on-list')
  if (asked.isKeeper) {
    const { walkIns } = door.settings
    if (walkIns === 'none') return refuse('attendance.no-walk-ins')
    const { taken, seats } = door.occasion
    if (walkIns === 'while-seats' && taken + guestsIn(guests, acts) >= seats)
      return refuse('attendance.no-seat-left', { seats })
  }
  const guest: Guest = { id, occasionId: door.occasion.id, firstName: told.guest, addedAt: now }
  await saveGuest(tx, guest)
  guests.set(id, guest)
  return aGuest(id)
}

async function byCard(
  { tx, told, door, guests, acts, isKeeper, by, city }: Asked,
  card: string,
): Promise<Result<Whom, string>> {
  const inside = within(tx, city)
  const personId = await personOfShownCard(card, inside)
  if (personId === null) return refuse('attendance.card-unknown')
  const own = [...door.people.values()].find(
    ({ entry }) => entry.personId === personId && isComing(entry.state) && entry.state !== 'offered',
  )
  if (own) return onList(own)
  const { walkIns } = door.settings
  if (walkIns === 'none' || !isKeeper) return refuse('attendance.no-walk-ins')
  const besides = guestsIn(guests, acts)
  const walkIn = { occasionId: door.occasion.id, personId, request: told.id, besides, overToo: walkIns === 'over-too' }
  const added = await addWalkIn(walkIn, by, inside)
  if (!added.ok && added.refusal === 'participation.never-fits') return refuse('attendance.no-seat-left', added.facts)
  if (!added.ok) return added
  const again = (await doorOf(door.occasion.id, tx, city))!.people.get(added.value.id)!
  return onList(again)
}

export const guestsIn = (guests: ReadonlyMap<Id, Guest>, acts: readonly Act[]): number =>
  [...guests.keys()].filter((id) => whereIs(acts.filter(({ subjectId }) => subjectId === id)).said === 'in').length

/** What somebody is to look at later. */
function flagsOf(told: ActForm, atDoor: AtDoor | null, isKeeper: boolean): Flag[] {
  const found: Flag[] = []
  if (!isKeeper) found.push('role-ended')
  if (atDoor && !isComing(atDoor.entry.state)) found.push('gone-meanwhile')
  if (!atDoor?.isMinor || told.said !== 'out') return found
  if (told.leaves === 'alone' && atDoor.care?.mayLeaveAlone !== true) found.push('alone-not-allowed')
  if (told.leaves === 'with' && !adultsFor(atDoor).includes(told.adult ?? '')) found.push('other-adult')
  return found
}

const marks = {
  in: 'attended',
  out: 'attended',
  absent: 'absent',
  excused: 'excused',
  expected: 'confirmed',
} as const satisfies Record<Said, string>

/** The life of taking part follows what holds at the door. Whoever has no place any more, and guests, have none to follow. */
export async function markSubjects(
  subjectIds: ReadonlySet<Id>,
  acts: readonly Act[],
  by: Actor,
  city: City,
): Promise<void> {
  for (const entryId of subjectIds) {
    const { said } = whereIs(acts.filter(({ subjectId }) => subjectId === entryId))
    await markEntry({ entryId, form: { as: marks[said] } }, by, city)
  }
}

const eventsOf = (acts: readonly Act[], by: Actor): Event[] =>
  acts.map(({ id, occasionId, subjectId, said, flags }) => {
    const about = { actId: id, occasionId, subjectId, said, flags: flags.join(' ') }
    if (said === 'in') return happened('attendance.arrived', by, about)
    return said === 'out' ? happened('attendance.left', by, about) : happened('attendance.said', by, about)
  })
