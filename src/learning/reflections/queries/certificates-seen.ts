import { entriesWithPersons } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { issueCertificate } from '../commands/issue-certificate.ts'
import { loadCertificateByNumber } from '../store/certificates.ts'
import type { Certificate, ReflectionsRefusal } from '../words.ts'
import type { CertificateSeen } from '../words-for-pages.ts'
import { nameOfHouse, namesHolder } from './after-seen.ts'
import { dayAfter, wereThere } from './day-after.ts'
import { whoseOf } from './whose.ts'

/**
 * What a paper's number tells anybody: house, title, day and time, and whether it still stands.
 * @param nameLink the holder's link that shows the name, proven to be ours; null: none
 */
export const certificateSeen = (
  number: string,
  nameLink: Id | null,
  city: City,
): Promise<Result<CertificateSeen, Extract<ReflectionsRefusal, 'reflections.not-here'>>> =>
  city.reading(async (tx) => {
    const one = await loadCertificateByNumber(tx, number)
    const whose = one && (await whoseOf(one.personId, tx, city))
    if (!one || !whose) return refuse('reflections.not-here')
    const isNamed = nameLink === one.nameLink && namesHolder(one, whose.isMinor) && one.voidAt === null
    return accept({
      number,
      title: one.title,
      organisation: await nameOfHouse(one.organisationId, tx),
      startsAt: one.startsAt,
      timeZone: one.timeZone,
      minutes: one.minutes,
      issuedAt: one.issuedAt,
      isVoid: one.voidAt !== null,
      name: isNamed ? whose.person.displayName : null,
    })
  })

export interface Paper {
  readonly certificate: Certificate
  readonly name: string
}

/**
 * The papers of everybody who was there on a day, by name, for its house to print; a child whose name is kept is left out,
 * and its family prints its own.
 * @refuses not-here · not-yours · not-over · nobody-to-print
 */
export async function papersOfDay(
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
