import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Event } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { FileRefusal, FileStore } from '#platform/files/file-store.ts'
import { cleanMedia } from '#standards/media/clean-media.ts'
import { dropFiles, placeOfFile } from '../place-of-file.ts'
import { mayReflect } from '../policy.ts'
import { dayHad } from '../queries/whose.ts'
import { holdReflectionOf, saveFile, saveReflection } from '../store/reflections.ts'
import {
  fileKinds,
  largestFile,
  type FileKind,
  type KeptFile,
  type Reflection,
  type ReflectionForm,
  type ReflectionsRefusal,
} from '../words.ts'

export interface Told {
  readonly form: ReflectionForm
  readonly language: Language
  /** As they came; null: none was sent, and one that was there stays. */
  readonly files: Readonly<Record<FileKind, Buffer | null>>
  /** A scanner is named here: what is told is held until it has looked. */
  readonly isScanned: boolean
}

/**
 * Whoever was there says how it was, in words, a photo or a voice; said anew, it is the same one. Files are told by their
 * bytes and stripped before they are kept anywhere (P22).
 * @refuses not-here · not-yours · not-over · was-not-there · says-nothing · `photo-…`, `voice-…`: too-large, no-kind, malformed,
 *   too-many-pixels, moving · files.disk-full
 */
export async function tellReflection(
  { form, language, files: given, isScanned }: Told,
  by: Actor,
  city: City,
  files: FileStore,
): Promise<Result<Reflection, ReflectionsRefusal | FileRefusal>> {
  const clean = await cleanAll(given)
  if (!clean.ok) return clean
  const written: string[] = []
  let replaced: readonly { readonly id: Id }[] = []
  const done = await city.transaction(async (tx): Promise<Result<Reflection, ReflectionsRefusal | FileRefusal>> => {
    const had = await dayHad(form.entryId, by, tx, city)
    if (!had.ok) return had
    const { entry, occasion } = had.value.told
    if (!mayReflect(by, entry.personId)) return refuse('reflections.not-yours')
    const before = await holdReflectionOf(tx, entry.id)
    const now = city.now()
    const fresh = clean.value.map(({ kind, mediaType, bytes }) => {
      const file: KeptFile = {
        id: city.newId(),
        kind,
        mediaType,
        bytes: bytes.length,
        state: isScanned ? 'held' : 'kept',
      }
      return { file, bytes }
    })
    const staying = (before?.files ?? []).filter(({ kind }) => !fresh.some(({ file }) => file.kind === kind))
    if (form.words === null && fresh.length === 0 && staying.length === 0) return refuse('reflections.says-nothing')
    const one: Reflection = {
      id: before?.id ?? city.newId(),
      entryId: entry.id,
      occasionId: occasion.id,
      hostId: occasion.hostId,
      personId: entry.personId,
      words: form.words,
      language: form.words === null ? null : language,
      visibleTo: form.visibleTo,
      step: (before?.step ?? 0) + 1,
      writtenAt: before?.writtenAt ?? now,
      files: [...staying, ...fresh.map(({ file }) => file)],
    }
    await saveReflection(tx, one, now)
    for (const { file, bytes } of fresh) {
      const name = placeOfFile(one.id, file.id)
      const stored = await files.put(name, bytes)
      if (!stored.ok) return stored
      written.push(name)
      await saveFile(tx, one.id, file, now)
    }
    replaced = (before?.files ?? []).filter(({ kind }) => fresh.some(({ file }) => file.kind === kind))
    await record(
      tx,
      eventsOf(
        one,
        fresh.map(({ file }) => file),
        by,
      ),
      now,
    )
    return accept(one)
  })
  // A refusal after the first file was put leaves none behind; one that was replaced goes once that is certain.
  if (!done.ok) for (const name of written) await files.delete(name)
  else await dropFiles(done.value.id, replaced, files)
  return done
}

const eventsOf = ({ id, entryId, personId, step }: Reflection, fresh: readonly KeptFile[], by: Actor): Event[] => [
  happened('reflections.reflection-told', by, { reflectionId: id, entryId, personId, step }),
  ...fresh
    .filter(({ state }) => state === 'held')
    .map((file) => happened('reflections.file-held', by, { reflectionId: id, fileId: file.id })),
]

interface CleanFile {
  readonly kind: FileKind
  readonly mediaType: string
  readonly bytes: Buffer
}

const because = {
  photo: {
    'no-kind': 'reflections.photo-no-kind',
    malformed: 'reflections.photo-malformed',
    'too-many-pixels': 'reflections.photo-too-many-pixels',
    moving: 'reflections.photo-no-kind',
  },
  voice: {
    'no-kind': 'reflections.voice-no-kind',
    malformed: 'reflections.voice-malformed',
    'too-many-pixels': 'reflections.voice-malformed',
    moving: 'reflections.voice-moving',
  },
} as const

async function cleanAll(given: Told['files']): Promise<Result<readonly CleanFile[], ReflectionsRefusal>> {
  const clean: CleanFile[] = []
  for (const kind of fileKinds) {
    const bytes = given[kind]
    if (bytes === null) continue
    if (bytes.length > largestFile[kind])
      return refuse(kind === 'photo' ? 'reflections.photo-too-large' : 'reflections.voice-too-large', {
        megabytes: largestFile[kind] / 1_000_000,
      })
    const one = await cleanMedia(bytes, kind === 'photo' ? 'image' : 'audio')
    if (typeof one === 'string') return refuse(because[kind][one])
    clean.push({ kind, ...one })
  }
  return accept(clean)
}
