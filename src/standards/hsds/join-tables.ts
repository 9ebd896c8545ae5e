import type { Fields, Value } from '../reading/words.ts'

/** Rows by table, `services` → its rows; a table's name is its file's. */
export type Tables = ReadonlyMap<string, readonly Fields[]>

/** A record as the API nests it: `service` with its organization, places, schedules. */
export type NestedRecord = { readonly [name: string]: unknown }

const text = (value: Value | undefined): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''

/** Rows of a table by the value of one of their columns. */
function grouped(tables: Tables, table: string, column: string): ReadonlyMap<string, readonly Fields[]> {
  const groups = new Map<string, Fields[]>()
  for (const row of tables.get(table) ?? []) {
    const key = text(row[column])
    if (key === '') continue
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

const byId = (tables: Tables, table: string): ReadonlyMap<string, Fields> =>
  new Map((tables.get(table) ?? []).map((row) => [text(row['id']), row]))

/** The services of a tabular package, each with all that hangs on it, as `/services/{id}` of the API tells them. */
export function joinTables(tables: Tables): NestedRecord[] {
  const organizations = byId(tables, 'organizations')
  const programs = byId(tables, 'programs')
  const locations = byId(tables, 'locations')
  const terms = byId(tables, 'taxonomy_terms')
  const places = grouped(tables, 'service_at_location', 'service_id')
  const of = (table: string, column: string): ((id: string) => readonly Fields[]) => {
    const groups = grouped(tables, table, column)
    return (id) => groups.get(id) ?? []
  }
  const addresses = of('addresses', 'location_id')
  const accessibility = of('accessibility', 'location_id')
  const schedulesOf = {
    service: of('schedules', 'service_id'),
    location: of('schedules', 'location_id'),
    place: of('schedules', 'service_at_location_id'),
  }
  const costs = of('cost_options', 'service_id')
  const languages = of('languages', 'service_id')
  const attributes = of('attributes', 'link_id')

  const withTerm = (attribute: Fields): NestedRecord => ({
    ...attribute,
    taxonomy_term: terms.get(text(attribute['taxonomy_term_id'])),
  })
  const placeOf = (place: Fields): NestedRecord => {
    const location = locations.get(text(place['location_id']))
    const id = text(location?.['id'])
    return {
      ...place,
      schedules: schedulesOf.place(text(place['id'])),
      location: location && {
        ...location,
        addresses: addresses(id),
        accessibility: accessibility(id),
        schedules: schedulesOf.location(id),
      },
    }
  }
  return (tables.get('services') ?? []).map((service) => {
    const id = text(service['id'])
    return Object.assign({}, service, {
      organization: organizations.get(text(service['organization_id'])),
      program: programs.get(text(service['program_id'])),
      service_at_locations: (places.get(id) ?? []).map(placeOf),
      schedules: schedulesOf.service(id),
      cost_options: costs(id),
      languages: languages(id),
      attributes: attributes(id).map(withTerm),
    })
  })
}
