import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { loadCertificateByNumber } from '../store/certificates.ts'
import type { ReflectionsRefusal } from '../words.ts'
import type { CertificateSeen } from '../words-for-pages.ts'
import { nameOfHouse, namesHolder } from './after-seen.ts'
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
