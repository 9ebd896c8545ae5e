import { sql } from 'kysely'
import type { Tx } from '#platform/database/city.ts'

/** @param bornAfter year and month as one number: who was born later is a minor */
export async function countPersons(
  tx: Tx,
  bornAfter: number,
): Promise<{ readonly people: number; readonly minors: number }> {
  const { rows } = await sql<{ people: number; minors: number }>`
    select count(*)::int8 as people,
      (count(*) filter (where birth_year is null or birth_year * 12 + birth_month > ${bornAfter}))::int8 as minors
    from people_persons where erased_at is null`.execute(tx)
  return rows[0]!
}
