import type { Tx } from '#platform/database/city.ts'
import { loadOrganisations } from '../store/organisations.ts'
import { loadVenues } from '../store/venues.ts'
import type { Organisation, Venue } from '../words.ts'

/** Everything a snapshot of the catalogue needs of hosts and venues, within the reader's transaction. */
export async function organisationsForSnapshot(
  tx: Tx,
): Promise<{ readonly organisations: Organisation[]; readonly venues: Venue[] }> {
  return { organisations: await loadOrganisations(tx), venues: await loadVenues(tx) }
}
