import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { Audience, FileKind, KeptFile, Reflection } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

/** Held until the transaction ends; null: nothing was said of this day. */
export async function holdReflectionOf(tx: Tx, entryId: Id): Promise<Reflection | null> {
  await tx.selectFrom('reflections_reflections').select('id').where('entry_id', '=', entryId).forUpdate().execute()
  return (await load(tx, sql`r.entry_id = ${entryId}`))[0] ?? null
}

export const loadReflectionOf = async (tx: Tx, entryId: Id): Promise<Reflection | null> =>
  (await load(tx, sql`r.entry_id = ${entryId}`))[0] ?? null

export const loadReflection = async (tx: Tx, id: Id): Promise<Reflection | null> =>
  (await load(tx, sql`r.id = ${id}`))[0] ?? null

export const loadReflectionsOfPerson = (tx: Tx, personId: Id): Promise<Reflection[]> =>
  load(tx, sql`r.person_id = ${personId}`)

export const loadReflectionsOfOccasion = (tx: Tx, occasionId: Id): Promise<Reflection[]> =>
  load(tx, sql`r.occasion_id = ${occasionId}`)

async function load(tx: Tx, where: ReturnType<typeof sql>): Promise<Reflection[]> {
  const rows = await tx
    .selectFrom('reflections_reflections as r')
    .selectAll()
    .where(sql<boolean>`(${where})`)
    .orderBy('r.id')
    .execute()
  const files =
    rows.length === 0
      ? []
      : await tx
          .selectFrom('reflections_files')
          .selectAll()
          .where(
            'reflection_id',
            'in',
            rows.map(({ id }) => id),
          )
          .orderBy('kind')
          .execute()
  return rows.map((row) => ({
    id: row.id,
    entryId: row.entry_id,
    occasionId: row.occasion_id,
    hostId: row.host_id,
    personId: row.person_id,
    words: row.words,
    language: row.language,
    visibleTo: row.visible_to as Audience,
    step: row.step,
    writtenAt: row.written_at,
    files: files
      .filter((file) => file.reflection_id === row.id)
      .map(({ id, kind, media_type: mediaType, bytes, state }) => ({
        id,
        kind: kind as FileKind,
        mediaType,
        bytes,
        state: state as KeptFile['state'],
      })),
  }))
}

/** Written the first time, or anew. */
export async function saveReflection(tx: Tx, one: Reflection, now: Instant): Promise<void> {
  const said = {
    words: one.words,
    language: one.language,
    visible_to: one.visibleTo,
    step: one.step,
    changed_at: moment(now),
  }
  await tx
    .insertInto('reflections_reflections')
    .values({
      ecosystem_id: here,
      id: one.id,
      entry_id: one.entryId,
      occasion_id: one.occasionId,
      host_id: one.hostId,
      person_id: one.personId,
      written_at: moment(one.writtenAt),
      ...said,
    })
    .onConflict((row) => row.columns(['ecosystem_id', 'entry_id']).doUpdateSet(said))
    .execute()
}

/** In the place of the one of its kind. */
export async function saveFile(tx: Tx, reflectionId: Id, file: KeptFile, now: Instant): Promise<void> {
  await tx
    .deleteFrom('reflections_files')
    .where('reflection_id', '=', reflectionId)
    .where('kind', '=', file.kind)
    .execute()
  await tx
    .insertInto('reflections_files')
    .values({
      ecosystem_id: here,
      id: file.id,
      reflection_id: reflectionId,
      kind: file.kind,
      media_type: file.mediaType,
      bytes: file.bytes,
      state: file.state,
      added_at: moment(now),
    })
    .execute()
}

/** @returns whether it was held until now */
export async function settleFile(tx: Tx, id: Id, state: 'kept' | 'refused'): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('reflections_files')
    .set({ state })
    .where('id', '=', id)
    .where('state', '=', 'held')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function deleteReflection(tx: Tx, id: Id): Promise<void> {
  await tx.deleteFrom('reflections_reflections').where('id', '=', id).execute()
}

/** Files that lie longer than this, the oldest first. */
export const loadOldFiles = (tx: Tx, before: Instant) =>
  tx
    .selectFrom('reflections_files')
    .select(['id', 'reflection_id'])
    .where('added_at', '<', moment(before))
    .orderBy('added_at')
    .execute()

export async function deleteFiles(tx: Tx, ids: readonly Id[]): Promise<void> {
  if (ids.length > 0) await tx.deleteFrom('reflections_files').where('id', 'in', ids).execute()
}
