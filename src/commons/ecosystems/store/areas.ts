import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import type { Area, AreaOutline, Indicator, MultiPolygon } from '../words.ts'

export interface NameOfArea {
  readonly foldedName: string
  readonly name: string
  readonly areaId: Id
}

export type AreaToSave = Omit<Area, 'otherNames' | 'population'> & { readonly outline: MultiPolygon }

/** Areas keep their id by code; areas that are no longer named leave, and with them what was measured there. */
export async function saveAreas(tx: Tx, areas: readonly AreaToSave[]): Promise<void> {
  const rows = areas.map((area) => ({
    id: area.id,
    code: area.code,
    name: area.name,
    district: area.district,
    boundary: area.boundary,
    outline: area.outline,
    centre_lat: area.centre.lat,
    centre_lon: area.centre.lon,
  }))
  await sql`
    insert into ecosystems_areas (ecosystem_id, id, code, name, district, boundary, outline, centre_lat, centre_lon)
    select platform_ecosystem(), a.* from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as a(
      id uuid, code text, name text, district text, boundary jsonb, outline jsonb,
      centre_lat double precision, centre_lon double precision)
    on conflict (ecosystem_id, code) do update set
      name = excluded.name, district = excluded.district, boundary = excluded.boundary, outline = excluded.outline,
      centre_lat = excluded.centre_lat, centre_lon = excluded.centre_lon`.execute(tx)
  await tx
    .deleteFrom('ecosystems_areas')
    .where(
      'code',
      'not in',
      areas.map((area) => area.code),
    )
    .execute()
  await raiseAreasVersion(tx)
}

/** Tells every index kept in memory that it is old. */
export const raiseAreasVersion = async (tx: Tx): Promise<void> => {
  await sql`update ecosystems set areas_version = areas_version + 1 where id = platform_ecosystem()`.execute(tx)
}

/** The ecosystem of this transaction and how often its areas have changed. */
export async function loadAreasVersion(tx: Tx): Promise<{ ecosystemId: Id; version: number }> {
  const row = await tx
    .selectFrom('ecosystems')
    .select(['id', 'areas_version'])
    .where('id', '=', sql<Id>`platform_ecosystem()`)
    .executeTakeFirstOrThrow()
  return { ecosystemId: row.id, version: row.areas_version }
}

export async function loadBoundaries(tx: Tx): Promise<{ id: Id; name: string; boundary: MultiPolygon }[]> {
  const rows = await tx.selectFrom('ecosystems_areas').select(['id', 'name', 'boundary']).orderBy('code').execute()
  return rows.map((row) => ({ id: row.id, name: row.name, boundary: row.boundary as MultiPolygon }))
}

export async function loadOutlines(tx: Tx): Promise<Omit<AreaOutline, 'otherNames'>[]> {
  const rows = await tx
    .selectFrom('ecosystems_areas')
    .select(['id', 'code', 'name', 'district', 'outline', 'centre_lat', 'centre_lon', 'population', 'population_year'])
    .orderBy('name')
    .orderBy('code')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    district: row.district,
    outline: row.outline as MultiPolygon,
    centre: { lat: row.centre_lat, lon: row.centre_lon },
    population: row.population,
    populationYear: row.population_year,
  }))
}

export async function loadCentres(tx: Tx): Promise<Pick<AreaOutline, 'id' | 'name' | 'centre'>[]> {
  const rows = await tx
    .selectFrom('ecosystems_areas')
    .select(['id', 'name', 'centre_lat', 'centre_lon'])
    .orderBy('name')
    .orderBy('code')
    .execute()
  return rows.map((row) => ({ id: row.id, name: row.name, centre: { lat: row.centre_lat, lon: row.centre_lon } }))
}

export async function loadAreaNames(tx: Tx): Promise<NameOfArea[]> {
  const rows = await tx
    .selectFrom('ecosystems_area_names')
    .select(['folded_name', 'name', 'area_id'])
    .orderBy('folded_name')
    .orderBy('area_id')
    .execute()
  return rows.map((row) => ({ foldedName: row.folded_name, name: row.name, areaId: row.area_id }))
}

/** Replaces the other names of all areas. */
export async function saveAreaNames(tx: Tx, names: readonly NameOfArea[]): Promise<void> {
  await tx.deleteFrom('ecosystems_area_names').execute()
  if (names.length > 0) {
    await tx
      .insertInto('ecosystems_area_names')
      .values(
        names.map((name) => ({
          ecosystem_id: sql<Id>`platform_ecosystem()`,
          folded_name: name.foldedName,
          area_id: name.areaId,
          name: name.name,
        })),
      )
      .execute()
  }
  await raiseAreasVersion(tx)
}

export async function loadIndicators(tx: Tx): Promise<Indicator[]> {
  const rows = await tx
    .selectFrom('ecosystems_indicators')
    .select(['area_id', 'measure', 'year', 'value', 'source'])
    .orderBy('measure')
    .orderBy('year')
    .orderBy('area_id')
    .execute()
  return rows.map((row) => ({
    areaId: row.area_id,
    measure: row.measure,
    year: row.year,
    value: row.value,
    source: row.source,
  }))
}

/** Replaces one measure wholly, so that a corrected file leaves nothing of the old one behind. */
export async function saveIndicators(tx: Tx, measure: string, indicators: readonly Indicator[]): Promise<void> {
  await tx.deleteFrom('ecosystems_indicators').where('measure', '=', measure).execute()
  const rows = indicators.map((row) => ({ area_id: row.areaId, year: row.year, value: row.value, source: row.source }))
  await sql`
    insert into ecosystems_indicators (ecosystem_id, area_id, measure, year, value, source)
    select platform_ecosystem(), i.area_id, ${measure}, i.year, i.value, i.source
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as i(
      area_id uuid, year integer, value double precision, source text)`.execute(tx)
}

/** The newest year of the measure `population` stands on the area itself. */
export async function copyLatestPopulation(tx: Tx): Promise<void> {
  await sql`
    update ecosystems_areas area set population = latest.value::integer, population_year = latest.year
    from (
      select distinct on (area_id) area_id, year, value from ecosystems_indicators
      where measure = 'population' order by area_id, year desc) latest
    where latest.area_id = area.id`.execute(tx)
}
