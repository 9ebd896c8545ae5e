import { personsById } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { isGuardianToday } from '../rules/ages.ts'
import { loadLinksOfChildren } from '../store/links.ts'
import type { Place } from '../words.ts'

/** Somebody who answers for a child today: whom to write to, and in which language. */
export interface GuardianToWriteTo {
  readonly linkId: Id
  readonly guardianId: Id
  readonly language: Language
}

/** Who answers for each of these children today. A child for whom nobody does is not in the map. */
export async function guardiansToday(
  childIds: readonly Id[],
  city: City,
  { settings, timeZone }: Place,
): Promise<Map<Id, GuardianToWriteTo[]>> {
  const all = await city.reading((tx) => loadLinksOfChildren(tx, childIds))
  // Most who are asked about are linked with nobody.
  if (all.length === 0) return new Map()
  const persons = await personsById([...new Set(all.flatMap((link) => [link.childId, link.guardianId]))], city)
  const births = new Map(persons.map(({ id, birth }) => [id, birth]))
  const today = dayIn(timeZone, city.now())
  const links = all.filter((link) => isGuardianToday(link, births.get(link.childId) ?? null, settings, today))
  const languages = new Map(
    persons.filter(({ erasedAt }) => erasedAt === null).map(({ id, language }) => [id, language]),
  )
  const known = links.filter(({ guardianId }) => languages.has(guardianId))
  return Map.groupBy(
    known.map(({ id, guardianId, childId }) => ({
      linkId: id,
      guardianId,
      childId,
      language: languages.get(guardianId)!,
    })),
    ({ childId }) => childId,
  )
}
