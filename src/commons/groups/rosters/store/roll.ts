import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import type { PartInGroup } from '../../words.ts'

/** Whom a sender's numbers and names mean, by the hash in hexadecimal. */
export async function loadIdentities(tx: Tx, partyId: Id): Promise<Map<string, Id>> {
  const rows = await tx
    .selectFrom('groups_roster_identities')
    .select([sql<string>`encode(their_hash, 'hex')`.as('hash'), 'person_id'])
    .where('party_id', '=', partyId)
    .execute()
  return new Map(rows.map(({ hash, person_id }) => [hash, person_id]))
}

/** Everybody who is or was in a group of one of these schools, with the school. */
export async function loadChildrenOfSchools(
  tx: Tx,
  schoolIds: readonly Id[],
): Promise<{ readonly schoolId: Id; readonly personId: Id }[]> {
  if (schoolIds.length === 0) return []
  const { rows } = await sql<{ school_id: Id; person_id: Id }>`
    select distinct school.id as school_id, m.person_id
    from groups_members m
    join groups_groups g on g.ecosystem_id = m.ecosystem_id and g.id = m.group_id
    join unnest(${[...schoolIds]}::uuid[]) as school(id) on school.id in (g.organisation_id, g.school_id)`.execute(tx)
  return rows.map(({ school_id, person_id }) => ({ schoolId: school_id, personId: person_id }))
}

export interface GroupOfRoster {
  readonly id: Id
  readonly hash: string
  readonly name: string
  readonly level: string
  readonly organisationId: Id
  readonly fromOn: Day
  readonly untilOn: Day
}

export async function loadGroupsOfParty(tx: Tx, partyId: Id): Promise<GroupOfRoster[]> {
  const rows = await tx
    .selectFrom('groups_groups')
    .select([
      'id',
      'name',
      'level',
      'organisation_id',
      'from_on',
      'until_on',
      sql<string>`encode(their_hash, 'hex')`.as('hash'),
    ])
    .where('party_id', '=', partyId)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    hash: row.hash,
    name: row.name,
    level: row.level,
    organisationId: row.organisation_id,
    fromOn: row.from_on,
    untilOn: row.until_on,
  }))
}

/** Who is in by a roster of this sender, in groups of these schools, without an end. */
export async function loadOpenOfParty(
  tx: Tx,
  part: PartInGroup,
  partyId: Id,
  schoolIds: readonly Id[],
): Promise<{ readonly groupId: Id; readonly personId: Id; readonly schoolId: Id }[]> {
  if (schoolIds.length === 0) return []
  const table = part === 'adult' ? sql.table('groups_adults') : sql.table('groups_members')
  const { rows } = await sql<{ group_id: Id; person_id: Id; organisation_id: Id }>`
    select b.group_id, b.person_id, g.organisation_id from ${table} b
    join groups_groups g on g.ecosystem_id = b.ecosystem_id and g.id = b.group_id
    where b.party_id = ${partyId} and b.until_on is null
      and g.organisation_id = any(${[...schoolIds]}::uuid[])`.execute(tx)
  return rows.map((row) => ({ groupId: row.group_id, personId: row.person_id, schoolId: row.organisation_id }))
}

export interface GroupToSave {
  readonly id: Id
  readonly hash: string
  readonly name: string
  readonly level: string
  readonly schoolId: Id
  readonly fromOn: Day
  readonly untilOn: Day
}

/** Hundreds in one statement; a group of the same hash is renewed. */
export async function saveGroupsOfParty(
  tx: Tx,
  partyId: Id,
  groups: readonly GroupToSave[],
  at: string,
): Promise<void> {
  const rows = groups.map(({ id, hash, name, level, schoolId, fromOn, untilOn }) => ({
    id,
    hash,
    name,
    level,
    school_id: schoolId,
    from_on: fromOn,
    until_on: untilOn,
  }))
  await sql`
    insert into groups_groups (ecosystem_id, id, kind, name, organisation_id, school_id, level, from_on, until_on,
      party_id, their_hash, made_at)
    select platform_ecosystem(), g.id, 'class', g.name, g.school_id, g.school_id, g.level, g.from_on, g.until_on,
      ${partyId}::uuid, decode(g.hash, 'hex'), ${at}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as g(id uuid, hash text, name text, level text,
      school_id uuid, from_on date, until_on date)
    on conflict (ecosystem_id, party_id, their_hash) where party_id is not null
    do update set name = excluded.name, level = excluded.level, from_on = excluded.from_on,
      until_on = excluded.until_on, organisation_id = excluded.organisation_id, school_id = excluded.school_id`.execute(
    tx,
  )
}

export interface Pair {
  readonly groupId: Id
  readonly personId: Id
}

const pairsOf = (pairs: readonly Pair[]): string =>
  JSON.stringify(pairs.map(({ groupId, personId }) => ({ group_id: groupId, person_id: personId })))

/** Puts people into groups from this day on; who left today comes back without a gap. @returns how many were not in */
export async function saveJoined(
  tx: Tx,
  part: PartInGroup,
  partyId: Id,
  pairs: readonly Pair[],
  today: Day,
): Promise<number> {
  if (pairs.length === 0) return 0
  const table = part === 'adult' ? sql.table('groups_adults') : sql.table('groups_members')
  const { rows } = await sql<{ group_id: Id }>`
    insert into ${table} (ecosystem_id, group_id, person_id, from_on, party_id)
    select platform_ecosystem(), p.group_id, p.person_id, ${today}::date, ${partyId}::uuid
    from json_to_recordset(${pairsOf(pairs)}::json) as p(group_id uuid, person_id uuid)
    where not exists (select from ${table} b where b.ecosystem_id = platform_ecosystem()
      and b.group_id = p.group_id and b.person_id = p.person_id and b.until_on is null)
    on conflict (ecosystem_id, group_id, person_id, from_on)
    do update set until_on = null, party_id = excluded.party_id
    returning group_id`.execute(tx)
  return rows.length
}

/** Out from this day on. */
export async function saveLeft(
  tx: Tx,
  part: PartInGroup,
  partyId: Id,
  pairs: readonly Pair[],
  today: Day,
): Promise<number> {
  if (pairs.length === 0) return 0
  const table = part === 'adult' ? sql.table('groups_adults') : sql.table('groups_members')
  const { rows } = await sql<{ group_id: Id }>`
    update ${table} b set until_on = greatest(b.from_on, ${today}::date) - 1
    from json_to_recordset(${pairsOf(pairs)}::json) as p(group_id uuid, person_id uuid)
    where b.ecosystem_id = platform_ecosystem() and b.group_id = p.group_id and b.person_id = p.person_id
      and b.party_id = ${partyId}::uuid and b.until_on is null
    returning b.group_id`.execute(tx)
  return rows.length
}

/** By which they are known from now on, and under which agreement; who is known already moves on to a newer one. */
export async function saveIdentities(
  tx: Tx,
  { partyId, agreementId }: { readonly partyId: Id; readonly agreementId: Id },
  known: readonly { readonly hash: string; readonly personId: Id }[],
): Promise<void> {
  if (known.length === 0) return
  const rows = JSON.stringify(known.map(({ hash, personId }) => ({ hash, person_id: personId })))
  await sql`
    insert into groups_roster_identities (ecosystem_id, party_id, their_hash, person_id, agreement_id)
    select platform_ecosystem(), ${partyId}::uuid, decode(k.hash, 'hex'), k.person_id, ${agreementId}::uuid
    from json_to_recordset(${rows}::json) as k(hash text, person_id uuid)
    on conflict (ecosystem_id, party_id, their_hash) do update set agreement_id = excluded.agreement_id
      where groups_roster_identities.agreement_id <> excluded.agreement_id`.execute(tx)
}

/** Whom a sender told of under this agreement. */
export async function loadUnderAgreement(
  tx: Tx,
  agreementId: Id,
): Promise<{ readonly partyId: Id; readonly personId: Id }[]> {
  const rows = await tx
    .selectFrom('groups_roster_identities')
    .select(['party_id', 'person_id'])
    .distinct()
    .where('agreement_id', '=', agreementId)
    .orderBy('person_id')
    .execute()
  return rows.map(({ party_id, person_id }) => ({ partyId: party_id, personId: person_id }))
}

/** They are known to this sender no more, and off every list it put them on. */
export async function deleteTold(tx: Tx, partyId: Id, personIds: readonly Id[]): Promise<void> {
  if (personIds.length === 0) return
  for (const table of ['groups_roster_identities', 'groups_members', 'groups_adults'] as const)
    await tx.deleteFrom(table).where('party_id', '=', partyId).where('person_id', 'in', personIds).execute()
}

/** Nobody's number leads to an erased person. */
export async function deleteIdentitiesOf(tx: Tx, personId: Id): Promise<void> {
  await tx.deleteFrom('groups_roster_identities').where('person_id', '=', personId).execute()
}
