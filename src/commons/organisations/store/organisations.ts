import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Tx } from '#platform/database/city.ts'
import type { DB } from '#platform/database/tables.ts'
import { aboutOf } from '../rules/same-organisation.ts'
import type { Organisation, OrganisationForm, OrganisationKind } from '../words.ts'

export const organisationOf = (row: Selectable<DB['organisations']>): Organisation => ({
  id: row.id,
  slug: row.slug,
  name: row.name,
  kind: row.kind as OrganisationKind,
  about: row.about as LocalText | null,
  website: row.website,
  email: row.email,
  phone: row.phone,
  languages: row.languages,
  areaIds: row.area_ids,
  verified: row.verified_by === null || row.verified_on === null ? null : { by: row.verified_by, on: row.verified_on },
})

export interface KnownHost {
  readonly id: Id
  readonly slug: string
  readonly foldedName: string
  /** Names feeds may still write for it. */
  readonly formerNames: readonly string[]
}

export async function loadKnownHosts(tx: Tx): Promise<KnownHost[]> {
  const rows = await tx
    .selectFrom('organisations')
    .select(['id', 'slug', 'folded_name', 'former_folded_names'])
    .execute()
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    foldedName: row.folded_name,
    formerNames: row.former_folded_names,
  }))
}

export interface HostToAdd extends Omit<KnownHost, 'formerNames'> {
  readonly name: string
  readonly kind: OrganisationKind
}

/** A name that another transaction added in the meantime stays theirs; the caller reads the ids again. */
export async function addHosts(tx: Tx, hosts: readonly HostToAdd[]): Promise<void> {
  const rows = hosts.map(({ id, slug, name, foldedName, kind }) => ({ id, slug, name, folded_name: foldedName, kind }))
  await sql`
    insert into organisations (ecosystem_id, id, slug, name, folded_name, kind)
    select platform_ecosystem(), h.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as h(
      id uuid, slug text, name text, folded_name text, kind text)
    on conflict (ecosystem_id, folded_name) do nothing`.execute(tx)
}

export async function loadOrganisation(tx: Tx, slug: string): Promise<Organisation | null> {
  const row = await tx.selectFrom('organisations').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row ? organisationOf(row) : null
}

export async function loadOrganisationById(tx: Tx, id: Id): Promise<Organisation | null> {
  const row = await tx.selectFrom('organisations').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? organisationOf(row) : null
}

export async function loadOrganisationsById(tx: Tx, ids: readonly Id[]): Promise<Organisation[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('organisations')
    .selectAll()
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('folded_name')
    .execute()
  return rows.map(organisationOf)
}

/** @param address as a part of its page's address; of two that answer, the one of that name */
export async function loadOrganisationNamed(
  tx: Tx,
  { foldedName, address }: { readonly foldedName: string; readonly address: string },
): Promise<Organisation | null> {
  const rows = await tx
    .selectFrom('organisations')
    .selectAll()
    .where((each) => each.or([each('folded_name', '=', foldedName), each('slug', '=', address)]))
    .execute()
  const row = rows.find((one) => one.folded_name === foldedName) ?? rows[0]
  return row ? organisationOf(row) : null
}

export async function loadIdsNamed(tx: Tx, foldedNames: readonly string[]): Promise<Map<string, Id>> {
  if (foldedNames.length === 0) return new Map()
  const rows = await tx
    .selectFrom('organisations')
    .select(['id', 'folded_name'])
    .where(sql<boolean>`folded_name = any(${foldedNames}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.folded_name, row.id]))
}

export async function loadOrganisationsOfKind(tx: Tx, kind: OrganisationKind): Promise<Organisation[]> {
  const rows = await tx
    .selectFrom('organisations')
    .selectAll()
    .where('kind', '=', kind)
    .orderBy('folded_name')
    .execute()
  return rows.map(organisationOf)
}

export async function countVerified(tx: Tx): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from organisations where verified_by is not null`.execute(tx)
  return rows[0]!.count
}

export async function loadOrganisations(tx: Tx): Promise<Organisation[]> {
  const rows = await tx.selectFrom('organisations').selectAll().orderBy('folded_name').execute()
  return rows.map(organisationOf)
}

/** Its former name is kept, so that a feed that goes on writing it means this one still. */
export async function saveOrganisation(tx: Tx, id: Id, form: OrganisationForm, foldedName: string): Promise<void> {
  const about = aboutOf(form)
  await tx
    .updateTable('organisations')
    .set({
      name: form.name,
      folded_name: foldedName,
      former_folded_names: sql<string[]>`array_remove(
        case when folded_name = ${foldedName} or folded_name = any(former_folded_names) then former_folded_names
        else former_folded_names || folded_name end, ${foldedName})`,
      kind: form.kind,
      about: about === null ? null : JSON.stringify(about),
      website: form.website,
      email: form.email,
      phone: form.phone,
      languages: form.languages,
    })
    .where('id', '=', id)
    .execute()
}

export async function saveVerification(tx: Tx, id: Id, verified: { by: string; on: Day } | null): Promise<void> {
  await tx
    .updateTable('organisations')
    .set({ verified_by: verified?.by ?? null, verified_on: verified?.on ?? null })
    .where('id', '=', id)
    .execute()
}
