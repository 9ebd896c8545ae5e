import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { isPublicOn } from './store.ts'

/** In how many public opportunities each term stands; terms that stand in none are left out. */
export async function loadFrequencies(tx: Tx, today: Day, terms: readonly string[]): Promise<Map<string, number>> {
  if (terms.length === 0) return new Map()
  const rows = await tx
    .selectFrom('catalogue_words as w')
    .innerJoin('catalogue_opportunities', 'catalogue_opportunities.id', 'w.opportunity_id')
    .select(['w.word', (at) => at.fn.countAll<number>().as('frequency')])
    .where('w.word', '=', sql<string>`any(${[...new Set(terms)]}::text[])`)
    .where(isPublicOn(today))
    .groupBy('w.word')
    .execute()
  return new Map(rows.map(({ word, frequency }) => [word, frequency]))
}

export async function loadTextTotals(tx: Tx, today: Day): Promise<{ documents: number; totalLength: number }> {
  const row = await tx
    .selectFrom('catalogue_opportunities')
    .select((at) => [at.fn.countAll<number>().as('documents'), at.fn.sum<number>('text_length').as('length')])
    .where(isPublicOn(today))
    .executeTakeFirstOrThrow()
  return { documents: row.documents, totalLength: Number(row.length ?? 0) }
}

/** Each word once, in code-unit order, found by leaping from one to the next on the key. */
export async function loadWords(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ word: string }>`
    with recursive leap as (
      (select word from catalogue_words order by word limit 1)
      union all
      select (select w.word from catalogue_words w where w.word > leap.word order by w.word limit 1)
      from leap where leap.word is not null
    )
    select word from leap where word is not null`.execute(tx)
  return rows.map(({ word }) => word)
}

export async function loadWordsBeginning(tx: Tx, prefix: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('catalogue_words')
    .select('word')
    .distinct()
    .where('word', '>=', prefix)
    .where('word', '<', `${prefix}\u{10ffff}`)
    .orderBy('word')
    .execute()
  return rows.map(({ word }) => word)
}

/** Opportunities in which one of the terms stands, of `among` if it is given. */
export async function loadHolding(tx: Tx, terms: readonly string[], among: readonly Id[] | null): Promise<Id[]> {
  let query = tx
    .selectFrom('catalogue_words')
    .select('opportunity_id')
    .distinct()
    .where('word', '=', sql<string>`any(${terms}::text[])`)
  if (among) query = query.where('opportunity_id', '=', sql<Id>`any(${among}::uuid[])`)
  return (await query.execute()).map((row) => row.opportunity_id)
}

export interface Reach {
  readonly today: Day
  readonly from: Day
  readonly to: Day | null
  readonly among: readonly Id[] | null
  readonly most: number
}

/** Public opportunities that have a session which reaches into the days, folded ones' sessions counted. */
export async function loadReach(tx: Tx, { today, from, to, among, most }: Reach): Promise<Id[]> {
  let query = tx
    .selectFrom('catalogue_opportunities')
    .select('id')
    .where(isPublicOn(today))
    .where((at) =>
      at.exists(
        at
          .selectFrom('catalogue_sessions as s')
          .innerJoin('catalogue_opportunities as o', 'o.id', 's.opportunity_id')
          .select('s.id')
          .where((own) =>
            own.or([
              own('o.id', '=', own.ref('catalogue_opportunities.id')),
              own('o.merged_into', '=', own.ref('catalogue_opportunities.id')),
            ]),
          )
          .where('s.state', '=', 'live')
          .where((own) => own.or([own('s.end_on', 'is', null), own('s.end_on', '>=', from)]))
          .where((own) =>
            own.or([own('s.start_on', 'is', null), own('s.start_on', '<=', to ?? ('9999-12-31' as Day))]),
          ),
      ),
    )
    .limit(most)
  if (among) query = query.where('id', '=', sql<Id>`any(${among}::uuid[])`)
  return (await query.execute()).map(({ id }) => id)
}
