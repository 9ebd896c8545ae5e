import { organisationsById, schoolsOfEcosystem } from '#commons/organisations'
import { holdsRole, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { momentHere } from '../commands/around.ts'
import { blocksSome, mayBlock } from '../policy.ts'
import { isBlocked } from '../rules/fits.ts'
import { spansOf } from '../rules/spans.ts'
import { loadBlockedDays, loadGiven } from '../store/blocked-days.ts'
import { loadPaths } from '../store/paths.ts'
import type { BlockedDaysSeen } from '../words-for-pages.ts'
import type { VisitPath, VisitsRefusal } from '../words.ts'

/**
 * The days without visits that concern somebody: of the schools and houses they may block days for, and of everybody; with how
 * many classes have a date on them that was given before. Who may block for none, as a
 * library's courier, reads those of everybody. @refuses not-yours
 */
export const blockedDaysSeen = (by: Actor, city: City): Promise<Result<BlockedDaysSeen, VisitsRefusal>> =>
  city.reading(async (tx) => {
    if (!blocksSome(by)) return refuse('visits.not-yours')
    const paths = await loadPaths(tx)
    const own = (await candidates(tx, paths, by, city)).filter((one) => mayBlock(by, one))
    const nameOf = new Map(own.map(({ id, name }) => [id, name]))
    const { today } = await momentHere(tx, city)
    const days = await loadBlockedDays(tx, today)
    const given = await loadGiven(tx, today)
    const mayAll = mayBlock(by, null)
    const shown = days.filter(({ organisationId }) => organisationId === null || nameOf.has(organisationId))
    const ownHouses = paths.filter(({ hostId }) => mayAll || nameOf.has(hostId))
    return accept({
      bodies: own.map(({ id, name }) => ({ id, name })),
      mayAll,
      places: [...new Set(ownHouses.map(({ place }) => place))].sort(),
      spans: spansOf(shown).map((span) => {
        const { organisationId, place, on, untilOn } = span
        return {
          ...span,
          name: organisationId === null ? null : nameOf.get(organisationId)!,
          mayFree: mayAll || organisationId !== null,
          given: given.filter(
            ({ fallsOn, schoolId, path }) =>
              fallsOn >= on &&
              fallsOn <= untilOn &&
              isBlocked(fallsOn, { schoolId, path }, [{ organisationId, place, fallsOn }]),
          ).length,
        }
      }),
    })
  })

/** Whose days somebody might block: the schools and houses of visits for whoever stands for all, else those of the roles. */
async function candidates(tx: Tx, paths: readonly VisitPath[], by: Actor, city: City) {
  const roles = by.kind === 'person' ? by.roles.flatMap(({ organisation }) => organisation ?? []) : []
  const houses: Id[] = isOfOffice(by) ? paths.map(({ hostId }) => hostId) : []
  const schools = isOfOffice(by) || holdsRole(by, 'courier', null) ? await schoolsOfEcosystem(within(tx, city)) : []
  const known = new Set(schools.map(({ id }) => id))
  const others = [...new Set([...houses, ...roles])].filter((id) => !known.has(id))
  const all = [...schools, ...(await organisationsById(tx, others))]
  return all.toSorted((one, other) => one.name.localeCompare(other.name))
}
