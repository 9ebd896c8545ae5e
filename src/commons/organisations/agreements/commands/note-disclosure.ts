import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { addDisclosure } from '../store.ts'
import type { AgreementField, WayOver } from '../words.ts'

export interface Disclosure {
  readonly agreementId: Id
  /** Which fields went over, of the closed list. */
  readonly fields: readonly AgreementField[]
  /** Whose; a large roster notes one row for each of its transactions. */
  readonly about: readonly Id[]
  readonly how: WayOver
}

/**
 * What went over under an agreement, in the same transaction as its going over. Append-only: the giver takes the log
 * along, and the database refuses to change it.
 */
export async function noteDisclosure(tx: Tx, one: Disclosure, by: Actor, city: City): Promise<void> {
  if (one.about.length === 0) return
  await addDisclosure(tx, one.agreementId, city.newId(), {
    at: city.now(),
    byKind: by.kind,
    byId: by.kind === 'person' ? by.person : by.kind === 'operator' ? by.session : null,
    how: one.how,
    fields: one.fields,
    about: one.about,
  })
}
