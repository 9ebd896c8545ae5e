import { sql, type Selectable } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Point } from '#kernel/place.ts'
import type { Tx } from '#platform/database/city.ts'
import type { DB } from '#platform/database/tables.ts'
import type { AccessFact, Venue } from '../words.ts'
import type { VenueLikeness } from '../rules/same-venue.ts'

type VenueRow = Selectable<DB['organisations_venues']>

const pointOf = (lat: number | null, lon: number | null): Point | null =>
  lat === null || lon === null ? null : { lat, lon }

const venueOf = (
  row: Omit<VenueRow, 'ecosystem_id' | 'folded_name' | 'folded_address' | 'feed_lat' | 'feed_lon'>,
): Venue => ({
  id: row.id,
  name: row.name,
  address: row.address,
  point: pointOf(row.lat, row.lon),
  areaId: row.area_id,
  areaAsWritten: row.area_as_written,
  placedBy: row.placed_by as Venue['placedBy'],
  access: row.access as readonly AccessFact[],
  languages: row.languages,
  factsSource: row.facts_source,
})

const columns = [
  'id',
  'name',
  'address',
  'lat',
  'lon',
  'area_id',
  'area_as_written',
  'placed_by',
  'access',
  'languages',
  'facts_source',
] as const

/** All venues of the ecosystem, oldest first. */
export async function loadVenues(tx: Tx): Promise<Venue[]> {
  const rows = await tx.selectFrom('organisations_venues').select(columns).orderBy('id').execute()
  return rows.map(venueOf)
}

export async function loadVenuesById(tx: Tx, ids: readonly Id[]): Promise<Venue[]> {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('organisations_venues')
    .select(columns)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .orderBy('id')
    .execute()
  return rows.map(venueOf)
}

/** Venues in a known area with all of these folded words in name or address; the shortest name first. */
export async function loadVenuesWith(tx: Tx, words: readonly string[], most: number): Promise<Venue[]> {
  const rows = await tx
    .selectFrom('organisations_venues')
    .select(columns)
    .where('area_id', 'is not', null)
    .where(
      sql<boolean>`(select bool_and(strpos(folded_name || ' ' || coalesce(folded_address, ''), word) > 0)
        from unnest(${words}::text[]) as word)`,
    )
    .orderBy(sql`length(name)`)
    .orderBy('id')
    .limit(most)
    .execute()
  return rows.map(venueOf)
}

export async function loadVenuesNamed(tx: Tx, foldedNames: readonly string[]): Promise<Venue[]> {
  if (foldedNames.length === 0) return []
  const rows = await tx
    .selectFrom('organisations_venues')
    .select(columns)
    .where('folded_name', 'in', foldedNames)
    .orderBy('id')
    .execute()
  return rows.map(venueOf)
}

export interface KnownVenue extends VenueLikeness {
  readonly id: Id
  /** Has the feed given a point that is kept? */
  readonly hasPoint: boolean
}

/** What deciding whether a venue is known needs, oldest first. */
export async function loadKnownVenues(tx: Tx): Promise<KnownVenue[]> {
  const rows = await tx
    .selectFrom('organisations_venues')
    .select(['id', 'folded_name', 'folded_address', 'lat', 'lon'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    foldedName: row.folded_name,
    foldedAddress: row.folded_address,
    point: pointOf(row.lat, row.lon),
    hasPoint: row.lat !== null,
  }))
}

export interface VenueToAdd extends VenueLikeness {
  readonly id: Id
  readonly name: string
  readonly address: string | null
  readonly areaId: Id | null
  readonly areaAsWritten: string | null
}

const rowsInChunk = 5000

export async function addVenues(tx: Tx, venues: readonly VenueToAdd[]): Promise<void> {
  for (let from = 0; from < venues.length; from += rowsInChunk) {
    const rows = venues.slice(from, from + rowsInChunk).map((venue) => ({
      id: venue.id,
      name: venue.name,
      folded_name: venue.foldedName,
      address: venue.address,
      folded_address: venue.foldedAddress,
      lat: venue.point?.lat ?? null,
      lon: venue.point?.lon ?? null,
      area_id: venue.areaId,
      area_as_written: venue.areaAsWritten,
    }))
    await sql`
      insert into organisations_venues (ecosystem_id, id, name, folded_name, address, folded_address, lat, lon,
        area_id, area_as_written, placed_by, feed_lat, feed_lon)
      select platform_ecosystem(), v.*, case when v.lat is null then null else 'feed' end, v.lat, v.lon
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v(
        id uuid, name text, folded_name text, address text, folded_address text, lat double precision,
        lon double precision, area_id uuid, area_as_written text)`.execute(tx)
  }
}

export interface PointFromFeed {
  readonly id: Id
  readonly point: Point
  readonly areaId: Id | null
}

/** A point the feed brings later: kept beside a person's, and used where no person placed the venue. */
export async function takeFeedPoints(tx: Tx, points: readonly PointFromFeed[]): Promise<void> {
  if (points.length === 0) return
  const rows = points.map(({ id, point, areaId }) => ({ id, lat: point.lat, lon: point.lon, area_id: areaId }))
  await sql`
    update organisations_venues venue set
      feed_lat = p.lat, feed_lon = p.lon,
      lat = case when placed_by = 'hand' then venue.lat else p.lat end,
      lon = case when placed_by = 'hand' then venue.lon else p.lon end,
      area_id = case when placed_by = 'hand' then venue.area_id else coalesce(p.area_id, venue.area_id) end,
      placed_by = coalesce(placed_by, 'feed')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as p(
      id uuid, lat double precision, lon double precision, area_id uuid)
    where venue.id = p.id`.execute(tx)
}

export interface Placing {
  readonly id: Id
  readonly placedBy: 'feed' | 'hand' | null
  /** Where it stands now. */
  readonly point: Point | null
  readonly areaId: Id | null
  readonly feedPoint: Point | null
  readonly areaAsWritten: string | null
}

export async function loadPlacing(tx: Tx, id: Id): Promise<Placing | null> {
  const row = await tx
    .selectFrom('organisations_venues')
    .select(['id', 'placed_by', 'lat', 'lon', 'area_id', 'feed_lat', 'feed_lon', 'area_as_written'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    placedBy: row.placed_by as Placing['placedBy'],
    point: pointOf(row.lat, row.lon),
    areaId: row.area_id,
    feedPoint: pointOf(row.feed_lat, row.feed_lon),
    areaAsWritten: row.area_as_written,
  }
}

export async function savePlace(
  tx: Tx,
  id: Id,
  place: { readonly point: Point | null; readonly areaId: Id | null; readonly placedBy: 'feed' | 'hand' | null },
): Promise<void> {
  await tx
    .updateTable('organisations_venues')
    .set({
      lat: place.point?.lat ?? null,
      lon: place.point?.lon ?? null,
      area_id: place.areaId,
      placed_by: place.placedBy,
    })
    .where('id', '=', id)
    .execute()
}

/** Writes nothing where the same is known already: false. */
export async function saveFacts(
  tx: Tx,
  id: Id,
  facts: { readonly access: readonly AccessFact[]; readonly languages: readonly string[]; readonly source: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('organisations_venues')
    .set({ access: facts.access, languages: facts.languages, facts_source: facts.source })
    .where('id', '=', id)
    .where(
      sql<boolean>`(access, languages, facts_source)
        is distinct from (${facts.access}::text[], ${facts.languages}::text[], ${facts.source}::text)`,
    )
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}
