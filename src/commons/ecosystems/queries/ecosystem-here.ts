import type { City, Tx } from '#platform/database/city.ts'
import { loadEcosystem } from '../store/ecosystems.ts'
import type { Ecosystem } from '../words.ts'

/** The ecosystem a transaction belongs to, as it stands in the database. */
export async function ecosystemHere(tx: Tx, city: Pick<City, 'ecosystemId'>): Promise<Ecosystem> {
  const found = await loadEcosystem(tx, city.ecosystemId)
  if (found === null) throw new Error(`there is no ecosystem ${city.ecosystemId}`)
  return found
}
