import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { Breach, BreachStep } from './words.ts'

const here = sql<Id>`platform_ecosystem()`

export async function addBreach(tx: Tx, one: Omit<Breach, 'steps'>, by: Id | null): Promise<void> {
  await tx
    .insertInto('privacy_breaches')
    .values({
      ecosystem_id: here,
      id: one.id,
      known_at: moment(one.knownAt),
      from_at: moment(one.fromAt),
      until_at: moment(one.untilAt),
      fields: [...one.fields],
      looker_id: one.lookerId,
      summary: one.summary,
      written_by: by,
      written_at: moment(one.writtenAt),
    })
    .execute()
}

export async function addStep(
  tx: Tx,
  id: Id,
  { breachId, step, note, at }: { breachId: Id; step: BreachStep; note: string; at: Instant },
  by: Id | null,
): Promise<void> {
  await tx
    .insertInto('privacy_breach_steps')
    .values({ ecosystem_id: here, id, breach_id: breachId, step, note, written_by: by, at: moment(at) })
    .execute()
}

export const loadIsBreach = async (tx: Tx, id: Id): Promise<boolean> =>
  (await tx.selectFrom('privacy_breaches').select('id').where('id', '=', id).executeTakeFirst()) !== undefined

/** The newest first, each with what was done about it. */
export async function loadBreaches(tx: Tx): Promise<Breach[]> {
  const rows = await tx.selectFrom('privacy_breaches').selectAll().orderBy('known_at', 'desc').execute()
  const steps = await tx.selectFrom('privacy_breach_steps').selectAll().orderBy('at').orderBy('id').execute()
  return rows.map((row) => ({
    id: row.id,
    knownAt: row.known_at,
    fromAt: row.from_at,
    untilAt: row.until_at,
    fields: row.fields,
    lookerId: row.looker_id,
    summary: row.summary,
    writtenAt: row.written_at,
    steps: steps
      .filter(({ breach_id }) => breach_id === row.id)
      .map(({ step, note, at }) => ({ step: step as BreachStep, note, at })),
  }))
}
