import { entriesWithPersons } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { dayAfter, wereThere } from '../queries/day-after.ts'
import type { Certificate, ReflectionsRefusal } from '../words.ts'
import { issueCertificate } from './issue-certificate.ts'

export interface Paper {
  readonly certificate: Certificate
  readonly name: string
}

/**
 * Issues the papers of everybody who was there on a day, by name, for its house to print; a child whose name is kept is left out,
 * and its family prints its own.
 * @refuses not-here · not-yours · not-over · nobody-to-print
 */
export async function printForDay(
  occasionId: Id,
  by: Actor,
  city: City,
): Promise<Result<{ readonly organisation: string; readonly all: readonly Paper[] }, ReflectionsRefusal>> {
  const day = await dayAfter(occasionId, by, city)
  if (!day.ok) return day
  if (!day.value.keepsList) return refuse('reflections.not-yours')
  const papers: Paper[] = []
  for (const { entry, person } of wereThere(await entriesWithPersons(occasionId, city))) {
    if (person!.protected) continue
    const issued = await issueCertificate({ entryId: entry.id }, by, city)
    if (!issued.ok) return issued
    papers.push({ certificate: issued.value, name: person!.displayName })
  }
  const inOrder = papers.toSorted((a, b) => a.name.localeCompare(b.name))
  if (papers.length === 0) return refuse('reflections.nobody-to-print')
  return accept({ organisation: day.value.organisation, all: inOrder })
}
