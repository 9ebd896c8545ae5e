import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { Certificate } from '../words.ts'

const at = (when: Instant | null) => (when === null ? null : moment(when))

/** Written the first time, or as it stands now; its number stays. */
export async function saveCertificate(tx: Tx, one: Certificate): Promise<void> {
  const changing = {
    minutes: one.minutes,
    void_at: at(one.voidAt),
    name_yes_own_at: at(one.nameYesOwnAt),
    name_yes_guardian_at: at(one.nameYesGuardianAt),
    name_link: one.nameLink,
  }
  await tx
    .insertInto('reflections_certificates')
    .values({
      ecosystem_id: sql<Id>`platform_ecosystem()`,
      id: one.id,
      number: one.number,
      entry_id: one.entryId,
      person_id: one.personId,
      organisation_id: one.organisationId,
      title: JSON.stringify(one.title),
      starts_at: moment(one.startsAt),
      time_zone: one.timeZone,
      issued_at: moment(one.issuedAt),
      ...changing,
    })
    .onConflict((row) => row.columns(['ecosystem_id', 'entry_id']).doUpdateSet(changing))
    .execute()
}

type Row = Awaited<ReturnType<ReturnType<typeof certificates>['execute']>>[number]
const certificates = (tx: Tx) => tx.selectFrom('reflections_certificates').selectAll().orderBy('id')

const certificateOf = (row: Row): Certificate => ({
  id: row.id,
  number: row.number,
  entryId: row.entry_id,
  personId: row.person_id,
  organisationId: row.organisation_id,
  title: row.title as unknown as LocalText,
  startsAt: row.starts_at,
  timeZone: row.time_zone,
  minutes: row.minutes,
  issuedAt: row.issued_at,
  voidAt: row.void_at,
  nameYesOwnAt: row.name_yes_own_at,
  nameYesGuardianAt: row.name_yes_guardian_at,
  nameLink: row.name_link,
})

/** Held until the transaction ends. */
export async function holdCertificateOf(tx: Tx, entryId: Id): Promise<Certificate | null> {
  const row = await certificates(tx).where('entry_id', '=', entryId).forUpdate().executeTakeFirst()
  return row ? certificateOf(row) : null
}

export async function loadCertificateOf(tx: Tx, entryId: Id): Promise<Certificate | null> {
  const row = await certificates(tx).where('entry_id', '=', entryId).executeTakeFirst()
  return row ? certificateOf(row) : null
}

export async function loadCertificateByNumber(tx: Tx, number: string): Promise<Certificate | null> {
  const row = await certificates(tx).where('number', '=', number).executeTakeFirst()
  return row ? certificateOf(row) : null
}

export async function loadCertificatesOfPerson(tx: Tx, personId: Id): Promise<Certificate[]> {
  return (await certificates(tx).where('person_id', '=', personId).execute()).map(certificateOf)
}

export async function deleteCertificatesOfPerson(tx: Tx, personId: Id): Promise<void> {
  await tx.deleteFrom('reflections_certificates').where('person_id', '=', personId).execute()
}
