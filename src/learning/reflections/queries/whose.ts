import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { familiesSettings, guardiansToday } from '#commons/families'
import { asCleared, isMinor, personsById, type Person } from '#commons/people'
import { entryTold, type EntryTold } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import type { Whose } from '../policy.ts'

export interface KnownPerson extends Whose {
  readonly person: Person
  readonly isMinor: boolean
}

/** Who this is, and who answers for them today; null: erased, or nobody here. */
export async function whoseOf(personId: Id, tx: Tx, city: City): Promise<KnownPerson | null> {
  const inside = within(tx, city)
  const [person] = await personsById([personId], inside)
  if (!person || person.erasedAt !== null) return null
  const ecosystem = await ecosystemHere(tx, city)
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const guardians = (await guardiansToday([personId], inside, place)).get(personId) ?? []
  return {
    person,
    personId,
    guardians: guardians.map(({ guardianId }) => guardianId),
    isMinor: isMinor(person.birth, dayIn(ecosystem.timeZone, city.now())),
  }
}

export interface DayHad {
  readonly told: EntryTold
  readonly whose: KnownPerson
  /** Whoever asks, with the roles that stand at this moment. */
  readonly cleared: Actor
}

/** A day that somebody has been to. @refuses not-here · not-over · was-not-there */
export async function dayHad(
  entryId: Id,
  by: Actor,
  tx: Tx,
  city: City,
): Promise<Result<DayHad, 'reflections.not-here' | 'reflections.not-over' | 'reflections.was-not-there'>> {
  const inside = within(tx, city)
  const told = await entryTold(entryId, inside)
  const whose = told && (await whoseOf(told.entry.personId, tx, city))
  if (!told || !whose) return refuse('reflections.not-here')
  const { state, part } = told.entry
  if (part !== 'learner' || (state !== 'attended' && state !== 'completed')) return refuse('reflections.was-not-there')
  if (told.occasion.endsAt > city.now()) return refuse('reflections.not-over')
  return accept({ told, whose, cleared: await asCleared(by, inside) })
}
