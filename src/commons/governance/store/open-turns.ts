import { sql } from 'kysely'
import type { Role } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import type { Case, Decision } from '../words.ts'

/** What decides whose turn it is: of the case, and what one person has said to it. */
export interface OpenTurn extends Pick<Case, 'id' | 'gate' | 'state' | 'applicantId' | 'organisationIds'> {
  readonly said: readonly Pick<Decision, 'caseId' | 'personId' | 'standingInFor' | 'withdrawnAt'>[]
}

/**
 * Of those that wait in a stage of one of these bodies or roles, the oldest first. One row holds all: hundreds may wait, and
 * a row each costs more to read than to decide.
 */
export async function loadOpenTurnsOf(
  tx: Tx,
  {
    bodyIds,
    roles,
    personId,
  }: { readonly bodyIds: readonly Id[]; readonly roles: readonly Role[]; readonly personId: Id },
  most: number,
): Promise<readonly OpenTurn[]> {
  if (bodyIds.length === 0 && roles.length === 0) return []
  const { rows } = await sql<{ turns: readonly OpenTurn[] }>`
    select coalesce(json_agg(json_build_object(
      'id', id, 'gate', gate, 'state', state, 'applicantId', applicant_id, 'organisationIds', organisation_ids,
      'said', (
        select coalesce(json_agg(json_build_object(
          'caseId', case_id, 'personId', person_id, 'standingInFor', standing_in_for,
          'withdrawnAt', extract(epoch from withdrawn_at) * 1000)), '[]')
        from governance_decisions where case_id = open.id and person_id = ${personId})
    ) order by id), '[]') as turns
    from (
      select id, gate, state, applicant_id, organisation_ids from governance_cases
      where closed_at is null and exists (
        select from (values (gate -> 'review'), (gate -> 'recommend'), (gate -> 'approve')) as of_gate (stage)
        where stage -> 'by' ->> 'bodyId' = any(${bodyIds}::text[]) or stage -> 'by' ->> 'role' = any(${roles}::text[]))
      order by id limit ${most}
    ) as open`.execute(tx)
  return rows[0]!.turns
}
