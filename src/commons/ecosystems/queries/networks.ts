import type { Database } from '#platform/database/database.ts'
import { loadNetworks } from '../store/ecosystems.ts'
import type { Network } from '../words.ts'

/** The networks of this installation and the ecosystems in them. */
export const networks = (database: Pick<Database, 'installation'>): Promise<Network[]> =>
  loadNetworks(database.installation)
