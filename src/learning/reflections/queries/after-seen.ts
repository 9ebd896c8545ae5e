import { organisationsById } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { isNameShown, mayReadReflection, maySeeAfter } from '../policy.ts'
import { isOpen } from '../rules/release-scores.ts'
import { loadCertificateOf } from '../store/certificates.ts'
import { loadRatingOfEntry, loadRatingOfHouse } from '../store/ratings.ts'
import { loadReflectionOf } from '../store/reflections.ts'
import type { Certificate, ReflectionsRefusal } from '../words.ts'
import type { AfterSeen } from '../words-for-pages.ts'
import { settingsHere } from './settings-here.ts'
import { dayHad } from './whose.ts'

/** What comes after a day, for whoever had it and for a guardian of today. @refuses not-here: also to others · not-over · was-not-there */
export const afterSeen = (entryId: Id, by: Actor, city: City): Promise<Result<AfterSeen, ReflectionsRefusal>> =>
  city.reading(async (tx) => {
    const had = await dayHad(entryId, by, tx, city)
    if (!had.ok) return had
    const { told, whose, cleared } = had.value
    const { occasion, offer } = told
    if (!maySeeAfter(by, whose)) return refuse('reflections.not-here')
    const isOwn = by.kind === 'person' && by.person === whose.personId
    const reflection = await loadReflectionOf(tx, entryId)
    const isRead = reflection && mayReadReflection(cleared, whose, occasion.hostId, reflection.visibleTo)
    const rating = isOwn ? await loadRatingOfEntry(tx, entryId) : null
    const theirs = await loadRatingOfHouse(tx, occasion.id)
    const term = { endedAt: occasion.endsAt, termDays: (await settingsHere(tx, city)).termDays }
    const certificate = await loadCertificateOf(tx, entryId)
    return accept({
      entryId,
      title: offer.title,
      organisation: await nameOfHouse(occasion.hostId, tx),
      startsAt: occasion.startsAt,
      timeZone: occasion.timeZone,
      name: whose.person.displayName,
      isOwn,
      isMinor: whose.isMinor,
      reflection: isRead ? reflection : null,
      rating,
      houseSays: isOpen({ mine: rating !== null, theirs: theirs !== null }, term, city.now()) ? theirs : null,
      certificate: certificate?.voidAt === null ? certificate : null,
      isNameShown: certificate !== null && namesHolder(certificate, whose.isMinor),
    })
  })

export const nameOfHouse = async (id: Id, tx: Tx): Promise<string> => (await organisationsById(tx, [id]))[0]?.name ?? ''

export const namesHolder = (one: Certificate, isMinor: boolean): boolean =>
  isNameShown({ isMinor, own: one.nameYesOwnAt !== null, guardian: one.nameYesGuardianAt !== null })
