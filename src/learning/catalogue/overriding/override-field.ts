import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayHost } from '../policy.ts'
import { loadOpportunity, type StoredOpportunity } from '../store.ts'
import type { CatalogueRefusal, Overridable } from '../words.ts'
import { valueOf, withValue } from './rules.ts'
import { rewriteFacts } from './rewrite-facts.ts'
import { dropOverride, loadOverrides, putOverride } from './store.ts'

export interface OverrideAsk {
  readonly opportunityId: Id
  readonly field: Overridable
  readonly said: unknown
  /** For the next who wonders; a line. */
  readonly why: string
}

/**
 * A house says a field of its feed's offer differently. It is shown at once and survives every import, until it is laid
 * down; said again, the later word stands.
 * @refuses not-here · not-of-this-house · not-overridable
 */
export const overrideField = (
  { opportunityId, field, said, why }: OverrideAsk,
  by: Actor,
  city: City,
): Promise<Result<{ readonly field: Overridable }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    const found = await offerOfFeed(tx, opportunityId, by)
    if ('refusal' in found) return refuse(found.refusal)
    const before = (await loadOverrides(tx, opportunityId)).find((one) => one.field === field)
    const now = city.now()
    const told = before ? before.told : valueOf(found.offer, field)
    await putOverride(tx, { opportunityId, field, said, told, why, saidBy: by, saidAt: now })
    await rewriteFacts(tx, opportunityId, withValue(found.offer, field, said), now)
    await record(
      tx,
      [
        happened('catalogue.field-overridden', by, { opportunityId, field }),
        happened('catalogue.listings-changed', by, { everything: false, opportunityIds: [opportunityId] }),
      ],
      now,
    )
    return accept({ field })
  })

/**
 * The feed's word is shown again. Nothing happens where it was shown all along.
 * @refuses not-here · not-of-this-house · not-overridable
 */
export const layDownOverride = (
  { opportunityId, field }: Pick<OverrideAsk, 'opportunityId' | 'field'>,
  by: Actor,
  city: City,
): Promise<Result<{ readonly field: Overridable }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    const found = await offerOfFeed(tx, opportunityId, by)
    if ('refusal' in found) return refuse(found.refusal)
    const before = (await loadOverrides(tx, opportunityId)).find((one) => one.field === field)
    if (!before) return accept({ field })
    const now = city.now()
    await dropOverride(tx, opportunityId, field)
    await rewriteFacts(tx, opportunityId, withValue(found.offer, field, before.told), now)
    await record(
      tx,
      [
        happened('catalogue.override-laid-down', by, { opportunityId, field }),
        happened('catalogue.listings-changed', by, { everything: false, opportunityIds: [opportunityId] }),
      ],
      now,
    )
    return accept({ field })
  })

async function offerOfFeed(
  tx: Tx,
  id: Id,
  by: Actor,
): Promise<{ readonly offer: StoredOpportunity } | { readonly refusal: CatalogueRefusal }> {
  const offer = await loadOpportunity(tx, id)
  if (!offer) return { refusal: 'catalogue.not-here' }
  if (!mayHost(by, offer.hostId)) return { refusal: 'catalogue.not-of-this-house' }
  return offer.sourceId === null ? { refusal: 'catalogue.not-overridable' } : { offer }
}
