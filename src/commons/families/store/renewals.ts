import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'

/**
 * Links whose guardian said yes for a season that ends before `until` (or ended since `since`), takes nothing of it back,
 * has said nothing for the season to come, and was not asked for it. So many at a time.
 */
export async function loadToRenew(
  tx: Tx,
  { since, until, season, most }: { since: Day; until: Day; season: string; most: number },
): Promise<{ readonly linkId: Id; readonly childId: Id }[]> {
  const { rows } = await sql<{ link_id: Id; child_id: Id }>`
    with latest as (
      select distinct on (link_id, purpose) link_id, answer, until_on from families_consents
      where ecosystem_id = platform_ecosystem() and link_id is not null
      order by link_id, purpose, at desc, id desc
    )
    select l.id as link_id, l.child_id from families_links l
    where l.ecosystem_id = platform_ecosystem() and l.state = 'active'
      and exists (select 1 from latest w
        where w.link_id = l.id and w.answer = 'given' and w.until_on >= ${since} and w.until_on < ${until})
      and not exists (select 1 from latest w where w.link_id = l.id and w.answer = 'given' and w.until_on >= ${until})
      and not exists (select 1 from families_consent_links k
        where k.ecosystem_id = l.ecosystem_id and k.link_id = l.id and k.season = ${season})
    order by l.id limit ${most}`.execute(tx)
  return rows.map(({ link_id, child_id }) => ({ linkId: link_id, childId: child_id }))
}
