import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { OrganisationKind } from '../words.ts'
import type { Application, ApplicationState, JoiningDocument, JoiningDoor, Membership } from '../words-of-joining.ts'

const here = sql<Id>`platform_ecosystem()`

const applicationOf = (row: Selectable<DB['organisations_applications']>): Application => ({
  id: row.id,
  door: row.door as JoiningDoor,
  state: row.state as ApplicationState,
  name: row.name,
  kind: row.kind as OrganisationKind,
  does: row.does,
  website: row.website,
  language: row.language,
  contactName: row.contact_name,
  contactAddress: row.contact_address,
  applicantId: row.applicant_id,
  voucherWritten: row.voucher_written,
  vouchedBy: row.vouched_by,
  vouchedAt: row.vouched_at,
  organisationId: row.organisation_id,
  madeAt: row.made_at,
  settledAt: row.settled_at,
  note: row.note,
})

export async function addApplication(tx: Tx, one: Application, linkHash: Buffer): Promise<void> {
  await tx
    .insertInto('organisations_applications')
    .values({
      ecosystem_id: here,
      id: one.id,
      door: one.door,
      state: one.state,
      name: one.name,
      kind: one.kind,
      does: one.does,
      website: one.website,
      language: one.language,
      contact_name: one.contactName,
      contact_address: one.contactAddress,
      applicant_id: one.applicantId,
      voucher_written: one.voucherWritten,
      link_hash: linkHash,
      made_at: moment(one.madeAt),
    })
    .execute()
}

/** Held until the transaction ends, so that an outcome told twice at once is settled once. */
export async function holdApplication(tx: Tx, id: Id): Promise<Application | null> {
  const row = await tx
    .selectFrom('organisations_applications')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  return row ? applicationOf(row) : null
}

export async function loadApplication(tx: Tx, id: Id): Promise<Application | null> {
  const row = await tx.selectFrom('organisations_applications').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? applicationOf(row) : null
}

export async function loadApplicationByLink(tx: Tx, linkHash: Buffer): Promise<Application | null> {
  const row = await tx
    .selectFrom('organisations_applications')
    .selectAll()
    .where('link_hash', '=', linkHash)
    .executeTakeFirst()
  return row ? applicationOf(row) : null
}

export async function loadApplicationsIn(tx: Tx, state: ApplicationState): Promise<Application[]> {
  const rows = await tx
    .selectFrom('organisations_applications')
    .selectAll()
    .where('state', '=', state)
    .orderBy('id')
    .execute()
  return rows.map(applicationOf)
}

export async function saveVouching(tx: Tx, id: Id, by: Id, at: Instant): Promise<void> {
  await tx
    .updateTable('organisations_applications')
    .set({ state: 'proposed', vouched_by: by, vouched_at: moment(at) })
    .where('id', '=', id)
    .execute()
}

export async function saveSettled(
  tx: Tx,
  id: Id,
  settled: { readonly state: ApplicationState; readonly note: string | null; readonly organisationId: Id | null },
  at: Instant,
): Promise<void> {
  await tx
    .updateTable('organisations_applications')
    .set({
      state: settled.state,
      note: settled.note,
      organisation_id: settled.organisationId,
      settled_at: moment(at),
    })
    .where('id', '=', id)
    .execute()
}

const membershipOf = (row: Selectable<DB['organisations_memberships']>): Membership => ({
  organisationId: row.organisation_id,
  applicationId: row.application_id,
  door: row.door as JoiningDoor,
  state: row.state as Membership['state'],
  sinceOn: row.since_on,
  changedOn: row.changed_on,
  note: row.note,
})

/** One organisation belongs once: who comes back after leaving takes the same row up again. */
export async function saveMembership(tx: Tx, one: Membership): Promise<void> {
  const values = {
    application_id: one.applicationId,
    door: one.door,
    state: one.state,
    since_on: one.sinceOn,
    changed_on: one.changedOn,
    note: one.note,
  }
  await tx
    .insertInto('organisations_memberships')
    .values({ ecosystem_id: here, organisation_id: one.organisationId, ...values })
    .onConflict((row) => row.columns(['ecosystem_id', 'organisation_id']).doUpdateSet(values))
    .execute()
}

export async function loadMembership(tx: Tx, organisationId: Id): Promise<Membership | null> {
  const row = await tx
    .selectFrom('organisations_memberships')
    .selectAll()
    .where('organisation_id', '=', organisationId)
    .executeTakeFirst()
  return row ? membershipOf(row) : null
}

export async function saveMembershipState(
  tx: Tx,
  organisationId: Id,
  changed: { readonly state: Membership['state']; readonly on: Day; readonly note: string | null },
): Promise<void> {
  await tx
    .updateTable('organisations_memberships')
    .set({ state: changed.state, changed_on: changed.on, note: changed.note })
    .where('organisation_id', '=', organisationId)
    .execute()
}

export async function addDocument(tx: Tx, applicationId: Id, one: JoiningDocument, at: Instant): Promise<void> {
  await tx
    .insertInto('organisations_documents')
    .values({
      ecosystem_id: here,
      id: one.id,
      application_id: applicationId,
      title: one.title,
      media_type: one.mediaType,
      bytes: one.bytes,
      added_at: moment(at),
    })
    .execute()
}

export async function loadDocuments(tx: Tx, applicationId: Id): Promise<JoiningDocument[]> {
  const rows = await tx
    .selectFrom('organisations_documents')
    .selectAll()
    .where('application_id', '=', applicationId)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id, title: row.title, mediaType: row.media_type, bytes: row.bytes }))
}

/** What the application says of the organisation, only where nothing stood: a person's words are never written over. */
export async function fillOrganisation(tx: Tx, id: Id, one: Application): Promise<void> {
  const about = JSON.stringify({ sourceLanguage: one.language, texts: { [one.language]: one.does } })
  await sql`
    update organisations set
      about = coalesce(about, ${about}::jsonb),
      website = coalesce(website, ${one.website}),
      kind = case when kind = 'other' then ${one.kind} else kind end
    where id = ${id}::uuid`.execute(tx)
}
