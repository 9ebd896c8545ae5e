import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { AttendanceActsTable } from '#platform/database/tables.ts'
import type { Act, Flag, Guest, How, Said } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const actOf = (row: Selectable<AttendanceActsTable>): Act => ({
  id: row.id,
  occasionId: row.occasion_id,
  seq: row.seq,
  subjectId: row.subject_id,
  personId: row.person_id,
  said: row.said as Said,
  doneAt: row.done_at,
  toldAt: row.told_at,
  receivedAt: row.received_at,
  device: row.device,
  seen: row.seen,
  how: row.how as How,
  leaves: row.leaves as Act['leaves'],
  adult: row.adult,
  saidBy: row.said_by,
  flags: row.flags as Flag[],
  stands: row.stands,
})

/** Held until the transaction ends: what is said at one door is taken one after the other. @returns the last number given */
export async function holdDoor(tx: Tx, occasionId: Id): Promise<number> {
  await tx
    .insertInto('attendance_doors')
    .values({ ecosystem_id: here, occasion_id: occasionId })
    .onConflict((row) => row.doNothing())
    .execute()
  const door = await tx
    .selectFrom('attendance_doors')
    .select('last_seq')
    .where('occasion_id', '=', occasionId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return door.last_seq
}

export async function saveActs(tx: Tx, acts: readonly Act[]): Promise<void> {
  const last = acts.at(-1)
  if (!last) return
  await tx
    .insertInto('attendance_acts')
    .values(
      acts.map((act) => ({
        ecosystem_id: here,
        id: act.id,
        occasion_id: act.occasionId,
        seq: act.seq,
        subject_id: act.subjectId,
        person_id: act.personId,
        said: act.said,
        done_at: moment(act.doneAt),
        told_at: moment(act.toldAt),
        received_at: moment(act.receivedAt),
        device: act.device,
        seen: act.seen,
        how: act.how,
        leaves: act.leaves,
        adult: act.adult,
        said_by: act.saidBy,
        flags: [...act.flags],
        stands: act.stands,
      })),
    )
    .execute()
  await tx
    .updateTable('attendance_doors')
    .set({ last_seq: last.seq })
    .where('occasion_id', '=', last.occasionId)
    .execute()
}

/** In the order in which they arrived. */
export async function loadActs(tx: Tx, occasionId: Id): Promise<Act[]> {
  const rows = await tx
    .selectFrom('attendance_acts')
    .selectAll()
    .where('occasion_id', '=', occasionId)
    .orderBy('seq')
    .execute()
  return rows.map(actOf)
}

export async function loadActsOfSubjects(tx: Tx, subjectIds: readonly Id[]): Promise<Act[]> {
  if (subjectIds.length === 0) return []
  const rows = await tx
    .selectFrom('attendance_acts')
    .selectAll()
    .where('subject_id', '=', sql<Id>`any(${subjectIds}::uuid[])`)
    .orderBy('occasion_id')
    .orderBy('seq')
    .execute()
  return rows.map(actOf)
}

/** Which of these are kept already, whatever door they were said at. */
export async function loadKnownActs(tx: Tx, ids: readonly Id[]): Promise<Set<Id>> {
  if (ids.length === 0) return new Set()
  const rows = await tx
    .selectFrom('attendance_acts')
    .select('id')
    .where('id', '=', sql<Id>`any(${ids}::uuid[])`)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** A word about what was in doubt. @param subjectId whom it is about from now on */
export async function saveSettled(
  tx: Tx,
  { id, subjectId, stands }: Pick<Act, 'id' | 'subjectId' | 'stands'>,
  by: Id | null,
  now: Instant,
): Promise<void> {
  await tx
    .updateTable('attendance_acts')
    .set({ stands, subject_id: subjectId, settled_by: by, settled_at: moment(now) })
    .where('id', '=', id)
    .execute()
}

export async function saveGuest(tx: Tx, guest: Guest): Promise<void> {
  await tx
    .insertInto('attendance_guests')
    .values({
      ecosystem_id: here,
      id: guest.id,
      occasion_id: guest.occasionId,
      first_name: guest.firstName,
      added_at: moment(guest.addedAt),
    })
    .onConflict((row) => row.doNothing())
    .execute()
}

export async function loadGuests(tx: Tx, occasionId: Id): Promise<Guest[]> {
  const rows = await tx
    .selectFrom('attendance_guests')
    .selectAll()
    .where('occasion_id', '=', occasionId)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    occasionId: row.occasion_id,
    firstName: row.first_name,
    addedAt: row.added_at,
  }))
}

interface Phone {
  readonly occasionId: Id
  readonly device: Id
  readonly personId: Id
}

export async function savePhone(tx: Tx, { occasionId, device, personId }: Phone, now: Instant): Promise<void> {
  await tx
    .insertInto('attendance_phones')
    .values({
      ecosystem_id: here,
      occasion_id: occasionId,
      device,
      person_id: personId,
      opened_at: moment(now),
    })
    .onConflict((row) => row.doNothing())
    .execute()
}

/** Did this phone open this list in the hands of this person? */
export async function isKnownPhone(tx: Tx, { occasionId, device, personId }: Phone): Promise<boolean> {
  const row = await tx
    .selectFrom('attendance_phones')
    .select('device')
    .where('occasion_id', '=', occasionId)
    .where('device', '=', device)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row !== undefined
}

/** P19: what was said of somebody goes; what they said of others stands without their name. */
export async function forgetAct(tx: Tx, personId: Id): Promise<void> {
  await tx.deleteFrom('attendance_acts').where('person_id', '=', personId).execute()
  await tx.updateTable('attendance_acts').set({ said_by: null }).where('said_by', '=', personId).execute()
  await tx.updateTable('attendance_acts').set({ settled_by: null }).where('settled_by', '=', personId).execute()
  await tx.deleteFrom('attendance_phones').where('person_id', '=', personId).execute()
}
