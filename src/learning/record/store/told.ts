import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import type { Fact } from '../words.ts'
import { loadFactsWhere } from './facts.ts'

/** Facts that stand, seen at these organisations by who leads there or by the house for them, the newest first. */
export async function loadToldBy(
  tx: Tx,
  organisationIds: readonly Id[],
  { from, most }: { readonly from: number; readonly most: number },
): Promise<Fact[]> {
  if (organisationIds.length === 0) return []
  const { rows } = await sql<{ id: Id }>`
    select id from record_facts told
    where organisation_id = any(${organisationIds}::uuid[]) and kind in ('attended', 'completed', 'assessed')
      and how <> 'own-word' and amends_as is distinct from 'withdrawal'
      and not exists (select from record_facts later where later.ecosystem_id = told.ecosystem_id and later.amends = told.id)
    order by seq desc offset ${from} limit ${most}`.execute(tx)
  const facts = await loadFactsWhere(tx, sql`fact.id = any(${rows.map(({ id }) => id)}::uuid[])`)
  return facts.toReversed()
}

export interface PaidInYear {
  readonly funder: string
  readonly year: number
  readonly learners: number
  readonly visits: number
  readonly minutes: number
}

/** What was paid for by whom, as facts that stand say it, by funder and by year on the wall of the place. */
export async function loadPaid(tx: Tx, timeZone: string): Promise<PaidInYear[]> {
  const { rows } = await sql<PaidInYear>`
    select funder, extract(year from at at time zone ${timeZone})::int as year, count(distinct learner_id)::int as learners,
      count(*)::int as visits, sum(minutes)::int as minutes
    from record_facts told, unnest(funders) as funder
    where kind = 'attended' and amends_as is distinct from 'withdrawal'
      and not exists (select from record_facts later where later.ecosystem_id = told.ecosystem_id and later.amends = told.id)
    group by 1, 2 order by 1, 2 desc`.execute(tx)
  return rows
}
