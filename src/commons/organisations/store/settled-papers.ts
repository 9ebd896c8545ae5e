import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'

/** What stands where a name or an address stood. */
const emptied = '–'

export interface SettledPapers {
  readonly applicationId: Id
  readonly documents: readonly Id[]
}

/** Applications settled before a moment that still name somebody or hold a paper. */
export async function loadSettledPapers(tx: Tx, before: number): Promise<SettledPapers[]> {
  const { rows } = await sql<SettledPapers>`
    select one.id as "applicationId",
      array(select paper.id from organisations_documents as paper where paper.application_id = one.id) as documents
    from organisations_applications as one
    where one.settled_at < ${moment(before)}
      and (one.contact_address <> ${emptied}
        or exists (select from organisations_documents as paper where paper.application_id = one.id))
    order by one.id`.execute(tx)
  return rows
}

/** The application stays, for what was decided on it; who wrote it and what they showed does not. */
export async function deleteJoiningPapers(tx: Tx, applicationId: Id): Promise<void> {
  await tx.deleteFrom('organisations_documents').where('application_id', '=', applicationId).execute()
  await tx
    .updateTable('organisations_applications')
    .set({ contact_name: emptied, contact_address: emptied, applicant_id: null, voucher_written: null })
    .where('id', '=', applicationId)
    .execute()
}
