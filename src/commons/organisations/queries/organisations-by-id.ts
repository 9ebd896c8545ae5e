import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import { loadOrganisationsById } from '../store/organisations.ts'
import type { Organisation } from '../words.ts'

/** The organisations of these ids, within the reader's transaction; an id nobody knows is left out. */
export const organisationsById = (tx: Tx, ids: readonly Id[]): Promise<Organisation[]> => loadOrganisationsById(tx, ids)
