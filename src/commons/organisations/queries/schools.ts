import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { loadOrganisationsById, loadOrganisationsOfKind } from '../store/organisations.ts'
import type { Organisation } from '../words.ts'

/** The schools of a place, by name. */
export const schoolsOfEcosystem = (city: City): Promise<Organisation[]> =>
  city.reading((tx) => loadOrganisationsOfKind(tx, 'school'))

/** Those of the organisations somebody holds a role for that are schools. */
export async function ownSchools(by: Actor, tx: Tx): Promise<readonly Id[]> {
  const ids = by.kind === 'person' ? by.roles.flatMap(({ organisation }) => organisation ?? []) : []
  const known = await loadOrganisationsById(tx, [...new Set(ids)])
  return known.filter(({ kind }) => kind === 'school').map(({ id }) => id)
}
