import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'

/** Ids of those whose name holds what is sought, the newest first, nobody erased. */
export async function loadPersonIds(tx: Tx, sought: string, most: number): Promise<Id[]> {
  let asked = tx.selectFrom('people_persons').select('id').where('erased_at', 'is', null)
  if (sought !== '') asked = asked.where(sql<boolean>`position(lower(${sought}) in lower(display_name)) > 0`)
  const rows = await asked.orderBy('id', 'desc').limit(most).execute()
  return rows.map(({ id }) => id)
}

/** Who comes in as themselves already. */
export async function loadLinked(tx: Tx, personIds: readonly Id[]): Promise<Set<Id>> {
  if (personIds.length === 0) return new Set()
  const rows = await tx.selectFrom('people_links').select('person_id').where('person_id', 'in', personIds).execute()
  return new Set(rows.map(({ person_id }) => person_id))
}
