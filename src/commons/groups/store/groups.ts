import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day, Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { GroupsGroupsTable } from '#platform/database/tables.ts'
import type { Group, GroupForm, GroupKind, GroupNeed } from '../words.ts'

const here = sql<Id>`platform_ecosystem()`

const groupOf = (row: Selectable<GroupsGroupsTable>): Group => ({
  id: row.id,
  kind: row.kind as GroupKind,
  name: row.name,
  organisationId: row.organisation_id,
  schoolId: row.school_id,
  level: row.level,
  size: row.size,
  needs: row.needs as GroupNeed[],
  fromOn: row.from_on,
  untilOn: row.until_on,
  partyId: row.party_id,
})

export async function saveGroup(tx: Tx, id: Id, form: GroupForm, at: Instant): Promise<void> {
  await tx
    .insertInto('groups_groups')
    .values({ ecosystem_id: here, id, ...columnsOf(form), made_at: moment(at) })
    .execute()
}

export async function saveGroupEdit(tx: Tx, id: Id, form: GroupForm): Promise<void> {
  await tx.updateTable('groups_groups').set(columnsOf(form)).where('id', '=', id).execute()
}

const columnsOf = (form: GroupForm) => ({
  kind: form.kind,
  name: form.name,
  organisation_id: form.organisationId,
  school_id: form.schoolId,
  level: form.level,
  size: form.size,
  needs: [...form.needs],
  from_on: form.fromOn,
  until_on: form.untilOn,
})

/** @param forChange holds the row until the transaction ends: two hand-overs at once do not both begin from the same adults */
export async function loadGroup(tx: Tx, id: Id, forChange = false): Promise<Group | null> {
  const query = tx.selectFrom('groups_groups').selectAll().where('id', '=', id)
  const row = await (forChange ? query.forUpdate() : query).executeTakeFirst()
  return row ? groupOf(row) : null
}

/** Those that run longest first, then by name. */
export async function loadGroups(tx: Tx, ids: readonly Id[]): Promise<Group[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('groups_groups')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('until_on', 'desc')
    .orderBy('name')
    .execute()
  return rows.map(groupOf)
}

/** Groups that have not ended by this day, of these organisations or of the whole place, by name. */
export async function loadRunningGroups(
  tx: Tx,
  today: Day,
  {
    organisationIds,
    sought = '',
    most,
  }: { readonly organisationIds?: readonly Id[]; readonly sought?: string; readonly most: number },
): Promise<Group[]> {
  if (organisationIds?.length === 0) return []
  const rows = await tx
    .selectFrom('groups_groups')
    .selectAll()
    .where('until_on', '>=', today)
    .$if(organisationIds !== undefined, (query) => query.where('organisation_id', 'in', organisationIds!))
    .$if(sought !== '', (query) => query.where(sql<boolean>`position(lower(${sought}) in lower(name)) > 0`))
    .orderBy('name')
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(groupOf)
}
