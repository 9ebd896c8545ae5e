import type { City, Tx } from '#platform/database/city.ts'
import { loadEcosystem } from '../store/ecosystems.ts'
import type { Ecosystem } from '../words.ts'

/** A dozen questions of one page ask for the settings; within one transaction they are read once. */
const known = new WeakMap<Tx, Promise<Ecosystem>>()

/** The ecosystem a transaction belongs to, as it stood in the database when the transaction first asked. */
export function ecosystemHere(tx: Tx, city: Pick<City, 'ecosystemId'>): Promise<Ecosystem> {
  const asked = known.get(tx) ?? read(tx, city)
  known.set(tx, asked)
  return asked
}

/** Whoever changes it says so: the rest of the same transaction reads what is true now. */
export const forgetEcosystemHere = (tx: Tx): void => void known.delete(tx)

async function read(tx: Tx, { ecosystemId }: Pick<City, 'ecosystemId'>): Promise<Ecosystem> {
  const found = await loadEcosystem(tx, ecosystemId)
  if (found === null) throw new Error(`there is no ecosystem ${ecosystemId}`)
  return found
}
