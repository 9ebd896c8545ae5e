import type { Id } from '#kernel/id.ts'
import type { Tx } from '#platform/database/city.ts'
import { loadHeldBack } from '../overriding/store.ts'
import type { HeldBack } from '../words.ts'

/** So many stand in a report; a house that overrides more than this writes its offers by hand. */
const most = 200

/** Fields of a source's offers in which the host's word stands before what it told, within the caller's transaction. */
export const heldBackOf = (tx: Tx, sourceId: Id): Promise<HeldBack[]> => loadHeldBack(tx, sourceId, most)
