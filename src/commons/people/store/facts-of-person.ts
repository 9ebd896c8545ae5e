import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import type { BirthMonth } from '../words.ts'

/** Hides a person, or no longer. */
export async function saveProtected(tx: Tx, personId: Id, isProtected: boolean): Promise<void> {
  await tx.updateTable('people_persons').set({ protected: isProtected }).where('id', '=', personId).execute()
}

export async function saveBirth(tx: Tx, personId: Id, birth: BirthMonth): Promise<void> {
  await tx
    .updateTable('people_persons')
    .set({ birth_year: birth.year, birth_month: birth.month })
    .where('id', '=', personId)
    .where('erased_at', 'is', null)
    .execute()
}

/** Who was born in one of these months and is not erased. */
export async function loadBornIn(
  tx: Tx,
  months: readonly BirthMonth[],
): Promise<readonly { readonly id: Id; readonly birth: BirthMonth }[]> {
  if (months.length === 0) return []
  const rows = await tx
    .selectFrom('people_persons')
    .select(['id', 'birth_year', 'birth_month'])
    .where('erased_at', 'is', null)
    .where((row) =>
      row.or(months.map(({ year, month }) => row.and([row('birth_year', '=', year), row('birth_month', '=', month)]))),
    )
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, birth: { year: row.birth_year!, month: row.birth_month! } }))
}
