import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { placeOfFile } from '../place-of-file.ts'
import { loadCertificatesOfPerson } from '../store/certificates.ts'
import { loadRatingsOfPerson } from '../store/ratings.ts'
import { loadReflectionsOfPerson } from '../store/reflections.ts'
import type { KeptFile, Reflection } from '../words.ts'

const moment = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

const ends: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'audio/webm': 'webm',
  'audio/ogg': 'ogg',
  'audio/mp4': 'm4a',
  'audio/wav': 'wav',
}
/** What a file is called in a person's copy; null: it is still held, or gone. */
const nameOf = ({ entryId }: Reflection, { kind, mediaType, state }: KeptFile): string | null =>
  state === 'kept' ? `reflections/${entryId}/${kind}.${ends[mediaType] ?? 'bin'}` : null
const forGuardian = ({ visibleTo }: Reflection): boolean => visibleTo !== 'own'

const inFull = (personId: Id, city: City, isShown: (one: Reflection) => boolean, withRatings: boolean) =>
  city.reading(async (tx) => ({
    reflections: (await loadReflectionsOfPerson(tx, personId)).filter(isShown).map((one) => ({
      entryId: one.entryId,
      words: one.words,
      language: one.language,
      visibleTo: one.visibleTo,
      writtenAt: moment(one.writtenAt),
      files: one.files.map((file) => ({
        kind: file.kind,
        mediaType: file.mediaType,
        bytes: file.bytes,
        state: file.state,
        name: nameOf(one, file),
      })),
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

/** P18: all that this room keeps of somebody; photos and voices are named, and lie beside it under that name. */
export const reflectionsInFull = (personId: Id, city: City) => inFull(personId, city, () => true, true)

/** P18: the same for a guardian, without what the child keeps to itself: words for nobody else, and how it liked the day. */
export const reflectionsForGuardian = (personId: Id, city: City) => inFull(personId, city, forGuardian, false)

export interface FileToTake {
  /** As the copy in words calls it. */
  readonly name: string
  /** Where it lies in the file store. */
  readonly place: string
}

const files = (personId: Id, city: City, isShown: (one: Reflection) => boolean): Promise<FileToTake[]> =>
  city.reading(async (tx) =>
    (await loadReflectionsOfPerson(tx, personId)).filter(isShown).flatMap((one) =>
      one.files.flatMap((file) => {
        const name = nameOf(one, file)
        return name === null ? [] : [{ name, place: placeOfFile(one.id, file.id) }]
      }),
    ),
  )

/** P18: the photos and voices themselves. */
export const reflectionFiles = (personId: Id, city: City) => files(personId, city, () => true)

/** P18: the same for a guardian, without what the child keeps to itself. */
export const reflectionFilesForGuardian = (personId: Id, city: City) => files(personId, city, forGuardian)
