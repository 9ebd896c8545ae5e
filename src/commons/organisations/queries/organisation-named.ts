import type { Id } from '#kernel/id.ts'
import { foldName } from '#laws/text/fold-name.ts'
import type { City } from '#platform/database/city.ts'
import { loadIdsNamed, loadOrganisationNamed } from '../store/organisations.ts'
import type { Organisation } from '../words.ts'

/** As somebody wrote it into a form: its name, however spelled, or the address of its page. Null: nobody is called so. */
export async function organisationNamed(written: string, city: City): Promise<Organisation | null> {
  const name = written.trim()
  if (name === '') return null
  const sought = { foldedName: foldName(name) || name, address: name.toLowerCase() }
  return city.reading((tx) => loadOrganisationNamed(tx, sought))
}

/** Ids by folded name (the name itself where nothing is left of it folded); a name nobody has is left out. */
export const organisationIdsNamed = (names: readonly string[], city: City): Promise<ReadonlyMap<string, Id>> =>
  city.reading((tx) => loadIdsNamed(tx, [...new Set(names.map((name) => foldName(name) || name))]))
