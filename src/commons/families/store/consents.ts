import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { Answer, Channel, Consent, Purpose } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

/** Appends; the database refuses to change or remove what stands (P4). */
export async function appendConsents(tx: Tx, consents: readonly Consent[]): Promise<void> {
  if (consents.length === 0) return
  await tx
    .insertInto('families_consents')
    .values(
      consents.map((said) => ({
        ecosystem_id: here,
        id: said.id,
        child_id: said.childId,
        purpose: said.purpose,
        answer: said.answer,
        given_by: said.givenBy,
        link_id: said.linkId,
        relation: said.relation,
        verified: said.verified,
        text_version: said.textVersion,
        language: said.language,
        channel: said.channel,
        written_by: said.writtenBy,
        mandate_id: said.mandateId,
        until_on: said.untilOn,
        batch_id: said.batchId,
        at: moment(said.at),
      })),
    )
    .execute()
}

/** Every word ever said about these children, in the order it was said. */
export async function loadConsents(tx: Tx, childIds: readonly Id[], timeZone: string): Promise<Consent[]> {
  if (childIds.length === 0) return []
  const rows = await tx
    .selectFrom('families_consents')
    .selectAll()
    .where('child_id', 'in', childIds)
    // By the order in which the database took them, never by a clock: one that was set back would let a yes outlive its end.
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    childId: row.child_id,
    purpose: row.purpose as Purpose,
    answer: row.answer as Answer,
    givenBy: row.given_by,
    linkId: row.link_id,
    relation: row.relation,
    verified: row.verified,
    textVersion: row.text_version,
    language: row.language,
    channel: row.channel as Channel,
    writtenBy: row.written_by,
    mandateId: row.mandate_id,
    untilOn: row.until_on,
    batchId: row.batch_id,
    at: row.at,
    on: dayIn(timeZone, row.at),
  }))
}
