import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadCertificatesOfPerson } from '../store/certificates.ts'
import { loadRatingsOfPerson } from '../store/ratings.ts'
import { loadReflectionsOfPerson } from '../store/reflections.ts'
import type { Reflection } from '../words.ts'

const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

const inFull = (personId: Id, city: City, isShown: (one: Reflection) => boolean, withRatings: boolean) =>
  city.reading(async (tx) => ({
    reflections: (await loadReflectionsOfPerson(tx, personId))
      .filter(isShown)
      .map(({ words, language, visibleTo, writtenAt, files, entryId }) => ({
        entryId,
        words,
        language,
        visibleTo,
        writtenAt: moment(writtenAt),
        files: files.map(({ kind, mediaType, bytes, state }) => ({ kind, mediaType, bytes, state })),
      })),
    ratings: withRatings
      ? (await loadRatingsOfPerson(tx, personId)).map((one) => ({ ...one, givenAt: moment(one.givenAt) }))
      : [],
    certificates: (await loadCertificatesOfPerson(tx, personId)).map((one) => ({
      number: one.number,
      entryId: one.entryId,
      title: one.title,
      startsAt: moment(one.startsAt),
      minutes: one.minutes,
      issuedAt: moment(one.issuedAt),
      voidAt: moment(one.voidAt),
      nameYesOwnAt: moment(one.nameYesOwnAt),
      nameYesGuardianAt: moment(one.nameYesGuardianAt),
    })),
  }))

/** P18: all that this room keeps of somebody; photos and voices are named, and lie on the page of their day. */
export const reflectionsInFull = (personId: Id, city: City) => inFull(personId, city, () => true, true)

/** P18: the same for a guardian, without what the child keeps to itself: words for nobody else, and how it liked the day. */
export const reflectionsForGuardian = (personId: Id, city: City) =>
  inFull(personId, city, ({ visibleTo }) => visibleTo !== 'own', false)
