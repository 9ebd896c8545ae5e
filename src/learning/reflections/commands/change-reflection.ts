import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { dropFiles } from '../place-of-file.ts'
import { mayReflect, mayRemoveFile } from '../policy.ts'
import { whoseOf } from '../queries/whose.ts'
import { deleteFiles, deleteReflection, holdReflectionOf, saveReflection } from '../store/reflections.ts'
import type { Audience, FileKind, Reflection, ReflectionsRefusal } from '../words.ts'

type Done = Promise<Result<Reflection, Extract<ReflectionsRefusal, 'reflections.not-here'>>>

/** The learner shows it to others, or to fewer again: from then on nobody else reads it. @refuses not-here: also to others */
export const showReflection = (
  { entryId, visibleTo }: { readonly entryId: Id; readonly visibleTo: Audience },
  by: Actor,
  city: City,
): Done =>
  city.transaction(async (tx) => {
    const before = await holdReflectionOf(tx, entryId)
    if (!before || !mayReflect(by, before.personId)) return refuse('reflections.not-here')
    if (before.visibleTo === visibleTo) return accept(before)
    const one = { ...before, visibleTo, step: before.step + 1 }
    await saveReflection(tx, one, city.now())
    const { id: reflectionId, personId, step } = one
    await record(
      tx,
      [happened('reflections.reflection-shown', by, { reflectionId, entryId, personId, step })],
      city.now(),
    )
    return accept(one)
  })

/** The learner takes back what they said: words and files are gone. Taken back twice, it happened once. @refuses not-here */
export async function takeBackReflection(
  { entryId }: { readonly entryId: Id },
  by: Actor,
  city: City,
  files: FileStore,
): Promise<Result<null, Extract<ReflectionsRefusal, 'reflections.not-here'>>> {
  const gone: Awaited<Done> = await city.transaction(async (tx) => {
    const one = await holdReflectionOf(tx, entryId)
    if (!one || !mayReflect(by, one.personId)) return refuse('reflections.not-here')
    await deleteReflection(tx, one.id)
    const about = { reflectionId: one.id, entryId, personId: one.personId }
    await record(tx, [happened('reflections.reflection-taken-back', by, about)], city.now())
    return accept(one)
  })
  if (!gone.ok) return gone
  await dropFiles(gone.value.id, gone.value.files, files)
  return accept(null)
}

/**
 * A photo or a voice is deleted by the learner, or by a guardian of today who may see it; the words stay. Where nothing is
 * left, the whole is taken back. Deleted twice, it happened once.
 * @refuses not-here: also to others, and of what the learner keeps to themself
 */
export async function removeFile(
  { entryId, kind }: { readonly entryId: Id; readonly kind: FileKind },
  by: Actor,
  city: City,
  files: FileStore,
): Promise<Result<null, Extract<ReflectionsRefusal, 'reflections.not-here'>>> {
  const gone = await city.transaction(async (tx) => {
    const one = await holdReflectionOf(tx, entryId)
    const whose = one && (await whoseOf(one.personId, tx, city))
    if (!one || !whose || !mayRemoveFile(by, whose, one.visibleTo)) return null
    const file = one.files.find((each) => each.kind === kind)
    if (!file) return { one, removed: [] }
    const isLast = one.words === null && one.files.length === 1
    await (isLast ? deleteReflection(tx, one.id) : deleteFiles(tx, [file.id]))
    const about = { reflectionId: one.id, entryId, personId: one.personId }
    const isOwn = by.kind === 'person' && by.person === one.personId
    const events = [
      happened('reflections.file-removed', by, { ...about, fileId: file.id, kind, isOwn }),
      ...(isLast ? [happened('reflections.reflection-taken-back', by, about)] : []),
    ]
    await record(tx, events, city.now())
    return { one, removed: [file] }
  })
  if (gone === null) return refuse('reflections.not-here')
  await dropFiles(gone.one.id, gone.removed, files)
  return accept(null)
}
