import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { dropFiles } from '../place-of-file.ts'
import { deleteCertificatesOfPerson } from '../store/certificates.ts'
import { deleteRatingsOfPerson } from '../store/ratings.ts'
import { deleteReflection, loadReflectionsOfPerson } from '../store/reflections.ts'

/** P19: somebody was erased. The files first, for a file that nothing names is never found again. Told twice, it happened once. */
export async function forgetReflections(personId: Id, city: City, files: FileStore): Promise<void> {
  const told = await city.reading((tx) => loadReflectionsOfPerson(tx, personId))
  for (const one of told) await dropFiles(one.id, one.files, files)
  await city.transaction(async (tx) => {
    for (const { id } of await loadReflectionsOfPerson(tx, personId)) await deleteReflection(tx, id)
    await deleteRatingsOfPerson(tx, personId)
    await deleteCertificatesOfPerson(tx, personId)
  })
}
