import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { dropFiles } from '../place-of-file.ts'
import { mayReflect } from '../policy.ts'
import { deleteReflection, holdReflectionOf, saveReflection } from '../store/reflections.ts'
import type { Audience, Reflection, ReflectionsRefusal } from '../words.ts'

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
