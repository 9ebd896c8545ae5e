import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadFactsWhere } from '../store/facts.ts'
import type { Fact, FactKind } from '../words.ts'

/** Facts of some learners as one source told them, that nothing has amended yet. @param startsWith how its own ids of them begin */
export const standingFacts = (
  { source, kind, startsWith }: { readonly source: string; readonly kind: FactKind; readonly startsWith: string },
  learnerIds: readonly Id[],
  city: City,
): Promise<readonly Fact[]> =>
  city.reading((tx) =>
    loadFactsWhere(
      tx,
      sql`fact.learner_id = any(${learnerIds}::uuid[]) and fact.source = ${source} and fact.kind = ${kind}
        and starts_with(fact.original_id, ${startsWith}) and fact.amends is null
        and not exists (select 1 from record_facts later where later.ecosystem_id = fact.ecosystem_id and later.amends = fact.id)`,
    ),
  )
