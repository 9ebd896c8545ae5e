import { organisationsById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'

/** Families stand below organisations and can not ask how one is called. */
export async function namesOfOrganisations(ids: readonly Id[], city: City): Promise<Readonly<Record<Id, string>>> {
  if (ids.length === 0) return {}
  const known = await city.reading((tx) => organisationsById(tx, ids))
  return Object.fromEntries(known.map(({ id, name }) => [id, name])) as Record<Id, string>
}
