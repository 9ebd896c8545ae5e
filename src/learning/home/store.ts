import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { CalendarLink, Choices, Lead, Preparation, Shows } from './words.ts'

const here = sql<Id>`platform_ecosystem()`

const linkOf = (row: Selectable<DB['home_calendars']>): CalendarLink => ({
  id: row.id,
  personId: row.person_id,
  device: row.device,
  shows: row.shows as Shows,
  madeAt: row.made_at,
  readOn: row.read_on,
})

export async function saveCalendar(tx: Tx, link: CalendarLink, hash: Buffer): Promise<void> {
  await tx
    .insertInto('home_calendars')
    .values({
      ecosystem_id: here,
      id: link.id,
      person_id: link.personId,
      device: link.device,
      shows: link.shows,
      secret_hash: hash,
      made_at: moment(link.madeAt),
    })
    .execute()
}

/** The newest first. */
export async function loadCalendars(tx: Tx, personId: Id): Promise<CalendarLink[]> {
  const rows = await tx
    .selectFrom('home_calendars')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(linkOf)
}

export async function loadCalendarOf(tx: Tx, hash: Buffer): Promise<CalendarLink | null> {
  const row = await tx.selectFrom('home_calendars').selectAll().where('secret_hash', '=', hash).executeTakeFirst()
  return row ? linkOf(row) : null
}

export async function deleteCalendar(
  tx: Tx,
  { id, personId }: Pick<CalendarLink, 'id' | 'personId'>,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('home_calendars')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

/** Once a day: nobody needs to know at which hours a telephone is awake. */
export async function noteRead(tx: Tx, id: Id, on: Day): Promise<void> {
  await tx.updateTable('home_calendars').set({ read_on: on }).where('id', '=', id).execute()
}

/** What these people chose; who did not is not in it. */
export async function loadChoices(tx: Tx, personIds: readonly Id[]): Promise<Map<Id, Choices>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('home_choices')
    .selectAll()
    .where('person_id', '=', sql<Id>`any(${personIds}::uuid[])`)
    .execute()
  return new Map(
    rows.map((row) => [row.person_id, { dayBefore: row.on_eve, hoursBefore: row.hours_before, areaId: row.area_id }]),
  )
}

export async function saveChoices(tx: Tx, personId: Id, { dayBefore, hoursBefore, areaId }: Choices): Promise<void> {
  const row = { on_eve: dayBefore, hours_before: hoursBefore, area_id: areaId }
  await tx
    .insertInto('home_choices')
    .values({ ecosystem_id: here, person_id: personId, ...row })
    .onConflict((conflict) => conflict.columns(['ecosystem_id', 'person_id']).doUpdateSet(row))
    .execute()
}

export interface Sent {
  readonly entryId: Id
  readonly startsAt: Instant
  readonly lead: Lead
  readonly readerId: Id
}

export async function loadSent(tx: Tx, entryIds: readonly Id[]): Promise<Sent[]> {
  if (entryIds.length === 0) return []
  const rows = await tx
    .selectFrom('home_reminders')
    .select(['entry_id', 'starts_at', 'lead', 'person_id'])
    .where('entry_id', '=', sql<Id>`any(${entryIds}::uuid[])`)
    .execute()
  return rows.map((row) => ({
    entryId: row.entry_id,
    startsAt: row.starts_at,
    lead: row.lead as Lead,
    readerId: row.person_id,
  }))
}

export async function saveSent(tx: Tx, { entryId, startsAt, lead, readerId }: Sent, now: Instant): Promise<void> {
  await tx
    .insertInto('home_reminders')
    .values({
      ecosystem_id: here,
      entry_id: entryId,
      starts_at: moment(startsAt),
      lead,
      person_id: readerId,
      sent_at: moment(now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** What was told in vain is told anew of whoever still goes. */
export async function deleteSent(tx: Tx, entryIds: readonly Id[], readerId: Id): Promise<void> {
  await tx
    .deleteFrom('home_reminders')
    .where('entry_id', '=', sql<Id>`any(${entryIds}::uuid[])`)
    .where('person_id', '=', readerId)
    .execute()
}

export async function loadPreparations(tx: Tx, opportunityIds: readonly Id[]): Promise<Map<Id, Preparation>> {
  if (opportunityIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('home_preparations')
    .select(['opportunity_id', 'language', 'bring', 'meet'])
    .where('opportunity_id', '=', sql<Id>`any(${opportunityIds}::uuid[])`)
    .execute()
  return new Map(rows.map(({ opportunity_id: id, ...said }) => [id, said]))
}

export async function savePreparation(
  tx: Tx,
  opportunityId: Id,
  { language, bring, meet }: Preparation,
  now: Instant,
): Promise<void> {
  const row = { language, bring, meet, written_at: moment(now) }
  await tx
    .insertInto('home_preparations')
    .values({ ecosystem_id: here, opportunity_id: opportunityId, ...row })
    .onConflict((conflict) => conflict.columns(['ecosystem_id', 'opportunity_id']).doUpdateSet(row))
    .execute()
}

export async function forgetAllOf(tx: Tx, personId: Id): Promise<void> {
  await tx.deleteFrom('home_calendars').where('person_id', '=', personId).execute()
  await tx.deleteFrom('home_choices').where('person_id', '=', personId).execute()
  await tx.deleteFrom('home_reminders').where('person_id', '=', personId).execute()
}
