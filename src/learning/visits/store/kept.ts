import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'

/** What couriers keep an eye on goes along with their role. @param schoolIds null: of all schools @returns how many */
export async function moveKept(
  tx: Tx,
  { fromId, toId, schoolIds }: { readonly fromId: Id; readonly toId: Id; readonly schoolIds: readonly Id[] | null },
): Promise<number> {
  if (schoolIds?.length === 0) return 0
  const moved = await Promise.all(
    (['visits_bookings', 'visits_notes'] as const).map((table) =>
      tx
        .updateTable(table)
        .set({ kept_by: toId })
        .where('kept_by', '=', fromId)
        .$if(schoolIds !== null, (query) => query.where('school_id', 'in', schoolIds!))
        .executeTakeFirstOrThrow(),
    ),
  )
  return moved.reduce((sum, { numUpdatedRows }) => sum + Number(numUpdatedRows), 0)
}

/** P19: of who asked, kept or planned no name is left. */
export async function forgetWho(tx: Tx, personId: Id): Promise<void> {
  await tx.updateTable('visits_bookings').set({ made_by: null }).where('made_by', '=', personId).execute()
  await tx.updateTable('visits_bookings').set({ kept_by: null }).where('kept_by', '=', personId).execute()
  await tx.updateTable('visits_plans').set({ made_by: null }).where('made_by', '=', personId).execute()
  await tx.updateTable('visits_notes').set({ written_by: null }).where('written_by', '=', personId).execute()
  await tx.updateTable('visits_notes').set({ kept_by: null }).where('kept_by', '=', personId).execute()
}

/** What somebody asked for, keeps an eye on or wrote. */
export async function loadOfPerson(tx: Tx, personId: Id) {
  const bookings = await tx
    .selectFrom('visits_bookings')
    .select(['group_id', 'pupils', 'adults', 'grade', 'needs', 'made_at'])
    .where((row) => row.or([row('made_by', '=', personId), row('kept_by', '=', personId)]))
    .orderBy('made_at')
    .execute()
  const notes = await tx
    .selectFrom('visits_notes')
    .select(['group_id', 'kind', 'words', 'next_on', 'written_at'])
    .where((row) => row.or([row('written_by', '=', personId), row('kept_by', '=', personId)]))
    .orderBy('written_at')
    .execute()
  return { bookings, notes }
}
