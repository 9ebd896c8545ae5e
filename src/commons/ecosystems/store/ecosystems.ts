import { sql, type Kysely, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { Tx } from '#platform/database/city.ts'
import { moment } from '#platform/database/moment.ts'
import type { DB } from '#platform/database/tables.ts'
import type { Ecosystem, EcosystemParts, Network, Signature, SignerKind } from '../words.ts'

type EcosystemRow = Selectable<DB['ecosystems']>

const ecosystemOf = (row: EcosystemRow): Ecosystem => ({
  id: row.id,
  slug: row.slug,
  host: row.host,
  name: row.name as LocalText,
  purpose: row.purpose as LocalText,
  manifesto: row.manifesto as LocalText,
  accent: row.accent,
  timeZone: row.time_zone,
  languages: row.languages,
  currency: row.currency,
  ages: { min: row.age_min, max: row.age_max },
  since: row.since_on,
  centre: row.centre_lat === null || row.centre_lon === null ? null : { lat: row.centre_lat, lon: row.centre_lon },
  settings: row.settings as Record<string, unknown>,
  demonstration: row.demonstration,
})

/** Every ecosystem of the installation, by slug. */
export async function loadEcosystems(db: Kysely<DB>): Promise<Ecosystem[]> {
  const rows = await db.selectFrom('ecosystems').selectAll().orderBy('slug').execute()
  return rows.map(ecosystemOf)
}

export async function loadEcosystem(db: Kysely<DB>, id: Id): Promise<Ecosystem | null> {
  const row = await db.selectFrom('ecosystems').selectAll().where('id', '=', id).executeTakeFirst()
  return row ? ecosystemOf(row) : null
}

/** Addresses taken by other ecosystems. */
export async function loadNamesInUse(
  db: Kysely<DB>,
  but: Id | null,
): Promise<{ slugs: Set<string>; hosts: Set<string> }> {
  const rows = await db.selectFrom('ecosystems').select(['id', 'slug', 'host']).execute()
  const others = rows.filter((row) => row.id !== but)
  return {
    slugs: new Set(others.map((row) => row.slug)),
    hosts: new Set(others.flatMap((row) => (row.host === null ? [] : [row.host]))),
  }
}

export async function saveEcosystem(tx: Tx, id: Id, parts: EcosystemParts, now: Instant): Promise<Ecosystem> {
  const name = JSON.stringify(parts.name)
  const empty = JSON.stringify({
    sourceLanguage: parts.name.sourceLanguage,
    texts: { [parts.name.sourceLanguage]: '' },
  })
  const values = {
    slug: parts.slug,
    host: parts.host,
    name,
    purpose: parts.purpose ? JSON.stringify(parts.purpose) : empty,
    manifesto: parts.manifesto ? JSON.stringify(parts.manifesto) : empty,
    accent: parts.accent,
    time_zone: parts.timeZone,
    languages: parts.languages,
    currency: parts.currency,
    age_min: parts.ages.min,
    age_max: parts.ages.max,
    since_on: parts.since,
    centre_lat: parts.centre?.lat ?? null,
    centre_lon: parts.centre?.lon ?? null,
    settings: JSON.stringify(parts.settings),
    demonstration: parts.demonstration,
  }
  const row = await tx
    .insertInto('ecosystems')
    .values({ id, ...values, created_at: moment(now) })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .returningAll()
    .executeTakeFirstOrThrow()
  return ecosystemOf(row)
}

export async function saveSignature(tx: Tx, signature: Signature, foldedSigner: string): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('ecosystems_signatures')
    .values({
      ecosystem_id: sql<Id>`platform_ecosystem()`,
      id: signature.id,
      signer: signature.signer,
      folded_signer: foldedSigner,
      kind: signature.kind,
      signed_on: signature.signedOn,
      demonstration: signature.demonstration,
    })
    .onConflict((conflict) => conflict.columns(['ecosystem_id', 'folded_signer']).doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function loadSignatures(tx: Tx): Promise<Signature[]> {
  const rows = await tx
    .selectFrom('ecosystems_signatures')
    .select(['id', 'signer', 'kind', 'signed_on', 'demonstration'])
    .orderBy('signed_on')
    .orderBy('folded_signer')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    signer: row.signer,
    kind: row.kind as SignerKind,
    signedOn: row.signed_on,
    demonstration: row.demonstration,
  }))
}

export async function loadNetworks(db: Kysely<DB>): Promise<Network[]> {
  const rows = await db
    .selectFrom('ecosystems_networks as network')
    .leftJoin('ecosystems_network_members as member', 'member.network_id', 'network.id')
    .groupBy('network.id')
    .select(['network.id', 'network.slug', 'network.name', 'network.about'])
    .select(sql<Id[]>`array_remove(array_agg(member.ecosystem_id order by member.ecosystem_id), null)`.as('members'))
    .orderBy('network.slug')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    name: row.name as LocalText,
    about: row.about as LocalText,
    ecosystemIds: row.members,
  }))
}

/** Makes the network if its slug is new, and puts the ecosystem in it. False: it was in it already. */
export async function joinNetwork(
  tx: Tx,
  network: Pick<Network, 'id' | 'slug' | 'name' | 'about'>,
  ecosystemId: Id,
): Promise<boolean> {
  const { id, slug } = network
  await tx
    .insertInto('ecosystems_networks')
    .values({ id, slug, name: JSON.stringify(network.name), about: JSON.stringify(network.about) })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .execute()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('ecosystems_network_members')
    .columns(['network_id', 'ecosystem_id'])
    .expression(
      tx
        .selectFrom('ecosystems_networks')
        .select(['id', sql<Id>`${ecosystemId}::uuid`.as('ecosystem_id')])
        .where('slug', '=', slug),
    )
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** False: it was not in it. */
export async function leaveNetwork(tx: Tx, networkId: Id, ecosystemId: Id): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('ecosystems_network_members')
    .where('network_id', '=', networkId)
    .where('ecosystem_id', '=', ecosystemId)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}

export async function saveNetwork(tx: Tx, id: Id, { name, about }: Pick<Network, 'name' | 'about'>): Promise<void> {
  await tx
    .updateTable('ecosystems_networks')
    .set({ name: JSON.stringify(name), about: JSON.stringify(about) })
    .where('id', '=', id)
    .execute()
}
