import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayChangeCatalogue } from '../policy.ts'
import { loadOpportunity, saveWithdrawals } from '../store.ts'
import type { CatalogueRefusal } from '../words.ts'

/**
 * Takes an opportunity out of public view, whatever its source says later; its address still answers and says so.
 * `back` puts it there again. Nothing happens when it is so already.
 * @refuses not-here
 */
export const withdrawOpportunity = (
  { id, because, back = false }: { readonly id: Id; readonly because: string; readonly back?: boolean },
  by: Actor,
  city: City,
): Promise<Result<{ withdrawn: boolean }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayChangeCatalogue(by)) return refuse('catalogue.office-only')
    const opportunity = await loadOpportunity(tx, id)
    if (!opportunity) return refuse('catalogue.not-here')
    const withdrawn = !back
    if (opportunity.withdrawn === withdrawn) return accept({ withdrawn })
    const now = city.now()
    await saveWithdrawals(tx, [id], withdrawn, now)
    await record(
      tx,
      [
        happened('catalogue.opportunity-withdrawn', by, { opportunityId: id, withdrawn, because }),
        happened('catalogue.listings-changed', by, { everything: false, opportunityIds: [id] }),
      ],
      now,
    )
    return accept({ withdrawn })
  })
