import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import type { RoleGiven, SortOfPeople } from '../words.ts'
import { rowRunsOn } from './role-rows.ts'

/** Which part of a list: so many after the first so many. */
export interface Part {
  readonly after: number
  readonly most: number
}

/** Ids of everybody in this order, nobody erased. */
export async function loadPersonIds(tx: Tx, sort: SortOfPeople, { after, most }: Part): Promise<Id[]> {
  const all = tx.selectFrom('people_persons').select('id').where('erased_at', 'is', null)
  const inOrder = sort === 'newest' ? all.orderBy('id', 'desc') : all.orderBy('sorted_name').orderBy('id')
  const rows = await inOrder.offset(after).limit(most).execute()
  return rows.map(({ id }) => id)
}

/**
 * Ids of those in whose names each word that is sought begins one, in the order of the longest. Beginnings are looked up
 * as ranges of keys: row security would turn a pattern into a filter over everybody.
 * @param onDay only who holds a role on that day that is not a learner's; left out: everybody
 */
export async function loadIdsByName(tx: Tx, sought: string, { after, most }: Part, onDay?: Day): Promise<Id[]> {
  if (sought.trim() === '') return []
  const { rows: words } = await sql<{ word: string }>`
    select word from people_words_of(${sought}) word order by length(word) desc, word limit 6`.execute(tx)
  const [longest, ...others] = words.map(({ word }) => word)
  if (longest === undefined) return []
  const begins = (word: string) => sql<boolean>`w.word >= ${word} and w.word < ${word + beyondEveryLetter}`
  const { rows } = await sql<{ person_id: Id }>`
    select w.person_id from people_words_of_names w
    where ${begins(longest)}
      and not exists (select from people_words_of_names sooner
        where sooner.person_id = w.person_id and sooner.word >= ${longest} and sooner.word < w.word)
      ${sql.join(
        others.map(
          (word) => sql`and exists (select from people_words_of_names other where other.person_id = w.person_id
            and other.word >= ${word} and other.word < ${word + beyondEveryLetter})`,
        ),
        sql` `,
      )}
      ${
        onDay === undefined
          ? sql``
          : sql`and exists (select from people_roles r where r.person_id = w.person_id and r.role <> 'learner'
              and ${rowRunsOn(onDay)})`
      }
    order by w.word, w.person_id offset ${after} limit ${most}`.execute(tx)
  return rows.map(({ person_id }) => person_id)
}

const beyondEveryLetter = '\u{10FFFF}'

/** What a list says of each person: every role ever given, the first first, and whether they come in as themselves. In the order asked. */
export async function loadListed(
  tx: Tx,
  ids: readonly Id[],
): Promise<{ readonly id: Id; readonly roles: readonly RoleGiven[]; readonly isLinked: boolean }[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: Id; roles: RoleGiven[]; isLinked: boolean }>`
    select id,
      exists (select from people_links l where l.person_id = asked.id) as "isLinked",
      coalesce((select json_agg(json_build_object(
        'id', r.id, 'personId', r.person_id, 'role', r.role, 'organisationId', r.organisation_id,
        'fromOn', r.from_on, 'untilOn', r.until_on,
        'endedAt', floor(extract(epoch from r.ended_at) * 1000), 'delegatedBy', r.delegated_by) order by r.from_on, r.id)
        from people_roles r where r.person_id = asked.id), '[]') as roles
    from unnest(${ids}::uuid[]) with ordinality as asked (id, place) order by place`.execute(tx)
  return rows
}

/** Who comes in as themselves already. */
export async function loadLinked(tx: Tx, personIds: readonly Id[]): Promise<Set<Id>> {
  if (personIds.length === 0) return new Set()
  const rows = await tx.selectFrom('people_links').select('person_id').where('person_id', 'in', personIds).execute()
  return new Set(rows.map(({ person_id }) => person_id))
}
