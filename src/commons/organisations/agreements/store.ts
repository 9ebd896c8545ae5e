import { sql, type Selectable } from 'kysely'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Agreement, AgreementField, AgreementPurpose, AgreementState, Side, Signature, WayOver } from './words.ts'

const here = sql<Id>`platform_ecosystem()`

const agreementOf = (row: Selectable<DB['organisations_agreements']>): Agreement => ({
  id: row.id,
  giverId: row.giver_id,
  receiverId: row.receiver_id,
  purpose: row.purpose as AgreementPurpose,
  fields: row.fields as AgreementField[],
  version: row.version,
  followsId: row.follows_id,
  fromOn: row.from_on,
  untilOn: row.until_on,
  text: row.text,
  language: row.language,
  state: row.state as AgreementState,
  madeBy: row.made_by,
  madeAt: row.made_at,
  changedAt: row.changed_at,
  clearedAt: row.cleared_at,
})

export async function addAgreement(tx: Tx, one: Agreement): Promise<void> {
  await tx
    .insertInto('organisations_agreements')
    .values({
      ecosystem_id: here,
      id: one.id,
      giver_id: one.giverId,
      receiver_id: one.receiverId,
      purpose: one.purpose,
      fields: [...one.fields],
      version: one.version,
      follows_id: one.followsId,
      from_on: one.fromOn,
      until_on: one.untilOn,
      text: one.text,
      language: one.language,
      state: one.state,
      made_by: one.madeBy,
      made_at: moment(one.madeAt),
      changed_at: moment(one.changedAt),
    })
    .execute()
}

/** Held until the transaction ends, so that two who sign at once do it one after the other. */
export async function holdAgreement(tx: Tx, id: Id): Promise<Agreement | null> {
  const row = await tx
    .selectFrom('organisations_agreements')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? agreementOf(row) : null
}

/** The newest first. @param of those of one organisation, on either side */
export async function loadAgreements(tx: Tx, of?: Id): Promise<Agreement[]> {
  let asked = tx.selectFrom('organisations_agreements').selectAll().orderBy('id', 'desc')
  if (of !== undefined) asked = asked.where((row) => row.or([row('giver_id', '=', of), row('receiver_id', '=', of)]))
  return (await asked.execute()).map(agreementOf)
}

export async function loadAgreement(tx: Tx, id: Id): Promise<Agreement | null> {
  const row = await tx.selectFrom('organisations_agreements').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? agreementOf(row) : null
}

/** Signed by both sides and within its days, the newest version first. */
export async function loadRunningAgreement(
  tx: Tx,
  ask: { readonly giverId: Id; readonly receiverId: Id | null; readonly purpose: string; readonly on: Day },
): Promise<Agreement | null> {
  const row = await tx
    .selectFrom('organisations_agreements')
    .selectAll()
    .where('giver_id', '=', ask.giverId)
    .where('receiver_id', 'is not distinct from', ask.receiverId)
    .where('purpose', '=', ask.purpose)
    .where('state', 'in', ['signed', 'running'])
    .where('from_on', '<=', ask.on)
    .where('until_on', '>=', ask.on)
    .orderBy('version', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? agreementOf(row) : null
}

export async function saveAgreementState(tx: Tx, id: Id, state: AgreementState, at: Instant): Promise<void> {
  await tx
    .updateTable('organisations_agreements')
    .set({ state, changed_at: moment(at) })
    .where('id', '=', id)
    .execute()
}

export async function saveCleared(tx: Tx, id: Id, at: Instant): Promise<void> {
  await tx
    .updateTable('organisations_agreements')
    .set({ cleared_at: moment(at) })
    .where('id', '=', id)
    .execute()
}

export async function addSignature(tx: Tx, agreementId: Id, one: Signature): Promise<void> {
  await tx
    .insertInto('organisations_signatures')
    .values({
      ecosystem_id: here,
      agreement_id: agreementId,
      side: one.side,
      signed_by: one.signedBy,
      signed_at: moment(one.signedAt),
      text_hash: Buffer.from(one.textHash, 'hex'),
    })
    .execute()
}

export async function loadSignatures(tx: Tx, agreementId: Id): Promise<Signature[]> {
  const rows = await tx
    .selectFrom('organisations_signatures')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .orderBy('signed_at')
    .execute()
  return rows.map((row) => ({
    side: row.side as Side,
    signedBy: row.signed_by,
    signedAt: row.signed_at,
    textHash: row.text_hash.toString('hex'),
  }))
}

export interface DisclosureKept {
  readonly at: Instant
  readonly byKind: Actor['kind']
  readonly byId: Id | null
  readonly how: WayOver
  readonly fields: readonly AgreementField[]
  readonly about: readonly Id[]
}

export async function addDisclosure(tx: Tx, agreementId: Id, id: Id, one: DisclosureKept): Promise<void> {
  await tx
    .insertInto('organisations_disclosures')
    .values({
      ecosystem_id: here,
      id,
      agreement_id: agreementId,
      at: moment(one.at),
      by_kind: one.byKind,
      by_id: one.byId,
      how: one.how,
      fields: [...one.fields],
      about: [...one.about],
    })
    .execute()
}

export async function loadDisclosures(tx: Tx, agreementId: Id): Promise<DisclosureKept[]> {
  const rows = await tx
    .selectFrom('organisations_disclosures')
    .selectAll()
    .where('agreement_id', '=', agreementId)
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    at: row.at,
    byKind: row.by_kind as Actor['kind'],
    byId: row.by_id,
    how: row.how as WayOver,
    fields: row.fields as AgreementField[],
    about: row.about,
  }))
}
