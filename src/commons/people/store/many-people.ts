import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { Person } from '../words.ts'

/** Hundreds in one statement. */
export async function savePeople(tx: Tx, people: readonly Person[], at: Instant): Promise<void> {
  const rows = people.map(({ id, displayName, legalName, birth, language, protected: hidden }) => ({
    id,
    display_name: displayName,
    legal_name: legalName,
    birth_year: birth?.year ?? null,
    birth_month: birth?.month ?? null,
    language,
    protected: hidden,
  }))
  await sql`
    insert into people_persons
      (ecosystem_id, id, display_name, legal_name, birth_year, birth_month, language, protected, made_at)
    select platform_ecosystem(), p.id, p.display_name, p.legal_name, p.birth_year, p.birth_month, p.language,
      p.protected, ${moment(at)}
    from json_to_recordset(${JSON.stringify(rows)}::json) as p(id uuid, display_name text, legal_name text,
      birth_year smallint, birth_month smallint, language text, protected boolean)`.execute(tx)
}

/** @param names folded, as they are compared */
export async function loadTakenNames(tx: Tx, names: readonly string[]): Promise<string[]> {
  const rows = await sql<{ user_name: string }>`
    select user_name from people_user_names where user_name = any(${names}::text[])`.execute(tx)
  return rows.rows.map(({ user_name }) => user_name)
}

/** Of two who ask for one name the first has it, and the other none. */
export async function saveUserNamesOf(tx: Tx, names: ReadonlyMap<Id, string>): Promise<void> {
  const rows = [...names].map(([person_id, user_name]) => ({ person_id, user_name }))
  await sql`
    insert into people_user_names (ecosystem_id, user_name, person_id)
    select platform_ecosystem(), n.user_name, n.person_id
    from json_to_recordset(${JSON.stringify(rows)}::json) as n(person_id uuid, user_name text)
    on conflict do nothing`.execute(tx)
}

/** What an organisation that must know has learned anew; the made-up names stay. */
export async function saveFactsOf(
  tx: Tx,
  people: readonly Pick<Person, 'id' | 'legalName' | 'birth' | 'language'>[],
): Promise<void> {
  const rows = people.map(({ id, legalName, birth, language }) => ({
    id,
    legal_name: legalName,
    birth_year: birth?.year ?? null,
    birth_month: birth?.month ?? null,
    language,
  }))
  await sql`
    update people_persons as kept
    set legal_name = p.legal_name, birth_year = p.birth_year, birth_month = p.birth_month, language = p.language
    from json_to_recordset(${JSON.stringify(rows)}::json) as p(id uuid, legal_name text, birth_year smallint,
      birth_month smallint, language text)
    where kept.id = p.id and kept.erased_at is null`.execute(tx)
}
