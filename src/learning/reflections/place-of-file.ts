import type { Id } from '#kernel/id.ts'
import type { FileStore } from '#platform/files/file-store.ts'

/** Where a photo or a voice lies in the file store. */
export const placeOfFile = (reflectionId: Id, fileId: Id): string => `reflections/${reflectionId}/${fileId}`

/** Gone from the store; the rows are their owner's to delete. */
export async function dropFiles(
  reflectionId: Id,
  ids: readonly { readonly id: Id }[],
  files: FileStore,
): Promise<void> {
  for (const { id } of ids) await files.delete(placeOfFile(reflectionId, id))
}
