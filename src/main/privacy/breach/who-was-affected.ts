import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import { fieldCatalogue } from '../field-catalogues.ts'
import type { Breach } from './words.ts'

/** Tables a breach can name: those of which the field catalogue says that they are about people. */
export const tablesAboutPeople: readonly string[] = [...new Set(fieldCatalogue.map(({ table }) => table))].sort()

/**
 * Whom it concerns. Of tables that got out: everybody a row of them names, who was here before the end of the time. Of
 * somebody who looked: everybody they looked at in that time. By age, the first who came first.
 */
export const whoWasAffected = (
  { tables, lookerId, fromAt, untilAt }: Pick<Breach, 'tables' | 'lookerId' | 'fromAt' | 'untilAt'>,
  city: City,
): Promise<Id[]> =>
  city.reading(async (tx) => {
    const found = new Set<Id>()
    if (lookerId !== null) {
      const { rows } = await sql<{ id: Id }>`
        select distinct at.person_id as id from platform_looks as look
        join platform_looked_at as at on at.ecosystem_id = look.ecosystem_id and at.seq = look.seq
        where look.by_id = ${lookerId} and look.at >= ${moment(fromAt)} and look.at <= ${moment(untilAt)}`.execute(tx)
      for (const { id } of rows) found.add(id)
    }
    const known = tables.filter((table) => tablesAboutPeople.includes(table))
    if (known.length > 0) {
      const { rows: columns } = await sql<{ table: string; column: string }>`
        select c.conrelid::regclass::text as table, a.attname::text as column
        from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[2]
        where c.contype = 'f' and c.confrelid = 'people_persons'::regclass`.execute(tx)
      const named = columns.filter(({ table }) => known.includes(table))
      if (known.includes('people_persons')) named.push({ table: 'people_persons', column: 'id' })
      for (const { table, column } of named) {
        const { rows } = await sql<{ id: Id }>`
          select distinct person.id from ${sql.table(table)} as row
          join people_persons as person on person.ecosystem_id = row.ecosystem_id and person.id = ${sql.ref(`row.${column}`)}
          where person.made_at <= ${moment(untilAt)} and (person.erased_at is null or person.erased_at >= ${moment(fromAt)})`.execute(
          tx,
        )
        for (const { id } of rows) found.add(id)
      }
    }
    return [...found].sort()
  })
