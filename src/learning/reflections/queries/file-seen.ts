import { asCleared } from '#commons/people'
import type { Readable } from 'node:stream'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { placeOfFile } from '../place-of-file.ts'
import { mayReadReflection } from '../policy.ts'
import { loadReflection } from '../store/reflections.ts'
import type { FileKind, ReflectionsRefusal } from '../words.ts'
import { whoseOf } from './whose.ts'

export interface FileSeen {
  readonly content: Readable
  readonly mediaType: string
  readonly bytes: number
  readonly personId: Id
  /** Whoever looks is neither the learner nor a guardian. */
  readonly isOfHouse: boolean
}

/** A photo or a voice for whoever may read its reflection at this moment. @refuses not-here: also to others, and while it is held */
export async function fileSeen(
  { reflectionId, kind }: { readonly reflectionId: Id; readonly kind: FileKind },
  by: Actor,
  city: City,
  files: FileStore,
): Promise<Result<FileSeen, Extract<ReflectionsRefusal, 'reflections.not-here'>>> {
  const found = await city.reading(async (tx) => {
    const one = await loadReflection(tx, reflectionId)
    const whose = one && (await whoseOf(one.personId, tx, city))
    if (!one || !whose) return null
    const cleared = await asCleared(by, within(tx, city))
    const file = one.files.find((each) => each.kind === kind && each.state === 'kept')
    const isRead = mayReadReflection(cleared, whose, one.hostId, one.visibleTo)
    const isOfHouse = by.kind === 'person' && by.person !== whose.personId && !whose.guardians.includes(by.person)
    return file && isRead ? { file, personId: one.personId, isOfHouse } : null
  })
  const content = found && (await files.get(placeOfFile(reflectionId, found.file.id)))
  if (!found || !content) return refuse('reflections.not-here')
  const { mediaType, bytes } = found.file
  return accept({ content, mediaType, bytes, personId: found.personId, isOfHouse: found.isOfHouse })
}
