import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { familiesSettings, guardiansToday } from '#commons/families'
import { isMinor, personsById, type Person } from '#commons/people'
import { entriesOn, occasionTold, type OccasionTold } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { loadCare } from '../store/care.ts'
import { attendanceSettings, type AttendanceSettings, type Care } from '../words.ts'

type Entry = Awaited<ReturnType<typeof entriesOn>>[number]

/** Somebody a door knows, with all that it judges by; what of it is shown is the policy's. */
export interface AtDoor {
  readonly entry: Entry
  /** Null: erased since. */
  readonly person: Person | null
  readonly isMinor: boolean
  /** Adults who answer for this child today. */
  readonly guardians: readonly Person[]
  readonly care: Care | null
}

/** States in which somebody is not on the list: no seat, and nobody comes. */
const notComing: ReadonlySet<string> = new Set([
  'interested',
  'applied',
  'waiting',
  'withdrawn',
  'lapsed',
  'cancelled',
  'declined',
  'moved',
])
export const isComing = (state: string): boolean => !notComing.has(state)

export interface Door extends OccasionTold {
  readonly settings: AttendanceSettings
  readonly timeZone: string
  /** Everybody who ever stood on this day, whoever comes and whoever does not any more. */
  readonly people: ReadonlyMap<Id, AtDoor>
}

/** One day with everybody on it, by entry; null: there is no such day. */
export async function doorOf(occasionId: Id, tx: Tx, city: City): Promise<Door | null> {
  const inside = within(tx, city)
  const told = await occasionTold(occasionId, inside)
  if (!told) return null
  const ecosystem = await ecosystemHere(tx, city)
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const entries = await entriesOn(occasionId, inside)
  const ids = [...new Set(entries.map(({ personId }) => personId))]
  const persons = new Map((await personsById(ids, inside)).map((one) => [one.id, one]))
  const today = dayIn(place.timeZone, city.now())
  const minors = new Set(ids.filter((id) => persons.has(id) && isMinor(persons.get(id)!.birth, today)))
  const links = await guardiansToday([...minors], inside, place)
  const adults = await personsById(
    [...new Set([...links.values()].flatMap((own) => own.map(({ guardianId }) => guardianId)))],
    inside,
  )
  const adultOf = new Map(adults.map((one) => [one.id, one]))
  const care = await loadCare(tx, ids)
  const people = new Map(
    entries.map((entry) => {
      const person = persons.get(entry.personId) ?? null
      const isChild = minors.has(entry.personId)
      const own = isChild ? (links.get(entry.personId) ?? []) : []
      const guardians = own.flatMap(({ guardianId }) => adultOf.get(guardianId) ?? [])
      return [
        entry.id,
        {
          entry,
          person: person?.erasedAt === null ? person : null,
          // Of unknown age, but nobody answers for them and they came as an adult: a companion is grown up.
          isMinor: isChild && entry.part !== 'companion',
          guardians,
          care: care.get(entry.personId) ?? null,
        },
      ]
    }),
  )
  return {
    ...told,
    settings: settingsOf(ecosystem, 'attendance', attendanceSettings),
    timeZone: ecosystem.timeZone,
    people,
  }
}

/** The adults a child may leave with, by name: who answers for it today, and whom they named. */
export const adultsFor = ({ guardians, care }: Pick<AtDoor, 'guardians' | 'care'>): string[] => [
  ...new Set([...guardians.map(({ displayName }) => displayName), ...(care?.fetchedBy ?? [])]),
]
