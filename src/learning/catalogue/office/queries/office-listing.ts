import { ecosystemHere } from '#commons/ecosystems'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { loadFoldedInto, loadStandingMerge } from '../../merge-store.ts'
import { dayInZone } from '../../rules/day-in-zone.ts'
import { loadOpportunity } from '../../store.ts'
import type { CatalogueRefusal } from '../../words.ts'
import type { FoldedHere, OfficeListing } from '../words.ts'
import { hostNames } from '../../queries/host-names.ts'
import { lineOf } from './office-listings.ts'

export interface OfficeListingWhole {
  readonly listing: OfficeListing
  /** What stands with it, each with the merge that can be undone. */
  readonly folded: readonly FoldedHere[]
  /** The merge by which it stands with another itself. */
  readonly foldedBy: Id | null
}

/** One listing as the office sees it, whether or not it is public. */
export const officeListing = (id: Id, city: City): Promise<Result<OfficeListingWhole, CatalogueRefusal>> =>
  city.reading(async (tx) => {
    const stored = await loadOpportunity(tx, id)
    if (!stored) return refuse('catalogue.not-here')
    const { timeZone } = await ecosystemHere(tx, city)
    const hosts = await hostNames(tx, [stored.hostId])
    return accept({
      listing: lineOf(stored, hosts, dayInZone(city.now(), timeZone)),
      folded: await loadFoldedInto(tx, id),
      foldedBy: (await loadStandingMerge(tx, id))?.id ?? null,
    })
  })
