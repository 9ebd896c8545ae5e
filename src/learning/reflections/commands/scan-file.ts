import { buffer } from 'node:stream/consumers'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import type { Scanner } from '#platform/files/scanner.ts'
import { placeOfFile } from '../place-of-file.ts'
import { settleFile } from '../store/reflections.ts'

const byScanner: Actor = { kind: 'system', because: 'the scanner' }

/**
 * What was held is looked at, and kept or gone. Told twice, it happened once; a scanner that does not answer throws, and is
 * asked again. Without a scanner, taken away since, what was held is kept.
 */
export async function scanFile(
  { reflectionId, fileId }: { readonly reflectionId: Id; readonly fileId: Id },
  scanner: Scanner | null,
  city: City,
  files: FileStore,
): Promise<void> {
  const content = await files.get(placeOfFile(reflectionId, fileId))
  const verdict = content === null || scanner === null ? 'clean' : await scanner.look(await buffer(content))
  const state = verdict === 'clean' ? 'kept' : 'refused'
  const isSettled = await city.transaction(async (tx) => {
    if (!(await settleFile(tx, fileId, state))) return false
    const about = { reflectionId, fileId, state }
    await record(tx, [happened('reflections.file-looked-at', byScanner, about)], city.now())
    return true
  })
  if (isSettled && state === 'refused') await files.delete(placeOfFile(reflectionId, fileId))
}
