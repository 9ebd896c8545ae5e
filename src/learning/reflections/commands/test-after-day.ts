import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { markEntry, takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { openLocalFiles } from '#platform/files/local-files.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { form, himself, museumWithSeats, must, type MuseumWithSeats } from '../../participation/test-occasion.ts'
import { afterSeen } from '../queries/after-seen.ts'
import { reflectionForm, type Audience } from '../words.ts'
import { tellReflection } from './tell-reflection.ts'

interface StoreOfTest {
  readonly files: FileStore
  /** What lies in it of this room. */
  stored(): Promise<string[]>
  close(): Promise<void>
}

async function openStore(): Promise<StoreOfTest> {
  const folder = await mkdtemp(path.join(tmpdir(), 'reflections-'))
  const files = openLocalFiles(folder)
  return {
    files,
    async stored() {
      const names: string[] = []
      for await (const name of files.list('reflections/')) names.push(name)
      return names
    },
    close: () => rm(folder, { recursive: true }),
  }
}

export const doorOpen = instant(Date.parse('2026-06-20T08:05:00Z'))
export const over = instant(Date.parse('2026-06-20T10:30:00Z'))

/** Some children who were there, each with a mother; it is over. */
export async function afterDayAt(it: MuseumWithSeats, children: number) {
  it.city.clock.hold(instant(Date.parse('2026-06-18T08:00:00Z')))
  const occasionId = await it.occasion(children)
  const families = []
  for (let count = 0; count < children; count += 1) {
    const mother = await it.adult()
    const childId = await it.child([mother])
    const [entry] = must(await takePart(form(occasionId, [childId], {}, it.city), mother, it.city))
    families.push({ mother, childId, child: himself(childId), entryId: entry!.id })
  }
  it.city.clock.hold(doorOpen)
  for (const { entryId } of families) must(await markEntry({ entryId, form: { as: 'attended' } }, it.host, it.city))
  it.city.clock.hold(over)
  return { occasionId, families, ...families[0]! }
}

interface Given {
  readonly words?: string
  readonly visibleTo?: Audience
  readonly photo?: Buffer | null
  readonly voice?: Buffer | null
  readonly isScanned?: boolean
}

const tellAt = (
  { it, files }: { readonly it: MuseumWithSeats; readonly files: FileStore },
  by: Actor,
  entryId: Id,
  {
    words = 'The moth was larger than my hand.',
    visibleTo = 'family',
    photo = null,
    voice = null,
    isScanned = false,
  }: Given,
) => {
  const told = { form: reflectionForm.parse({ entryId, words, visibleTo }), language: 'en', isScanned }
  return tellReflection({ ...told, files: { photo, voice } }, by, it.city, files)
}

/** A museum with seats and a store of its own, and the few things that every test of this room does with them. */
export async function openAfterDays() {
  const it = await museumWithSeats()
  const store = await openStore()
  return {
    it,
    store,
    afterDay: (children = 1) => afterDayAt(it, children),
    tell: (by: Actor, entryId: Id, given: Given = {}) => tellAt({ it, files: store.files }, by, entryId, given),
    /** The words that somebody reads of a day; null: none, or not theirs to read. */
    seen: async (by: Actor, entryId: Id): Promise<string | null> =>
      must(await afterSeen(entryId, by, it.city)).reflection?.words ?? null,
    close: async (): Promise<void> => {
      await it.city.close()
      await store.close()
    },
  }
}
export type AfterDays = Awaited<ReturnType<typeof openAfterDays>>
