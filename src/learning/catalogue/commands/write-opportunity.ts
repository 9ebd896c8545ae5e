import { ecosystemHere } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { carryChangeOn } from '../hosting/commands/take-back-change.ts'
import { holdHouse } from '../hosting/house-store.ts'
import { draftOfOffer } from '../hosting/rules/draft-of-offer.ts'
import { mayChangeCatalogue } from '../policy.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { loadOpportunity, saveLapse } from '../store.ts'
import type { CatalogueRefusal, OpportunityDraft } from '../words.ts'
import { offerToTypeIn } from '../writing/queries/offer-to-type.ts'
import { writeRows } from '../writing/write-rows.ts'
import { confirmedForDays } from './confirm-still-true.ts'

export interface WriteAsk {
  /** Null: a new one. */
  readonly id: Id | null
  /** The id is one its form was given: a form sent twice writes one opportunity. */
  readonly isNew?: boolean
  /** As a source would tell it; `groupKey` and original ids say nothing here. */
  readonly draft: OpportunityDraft
}

/**
 * A person writes an opportunity, or writes it anew with all its sessions. What she writes stays public for a year;
 * writing is not verifying. Sessions that go on keep their ids. Where a change of its house waits, these words stand before it.
 * @refuses not-here · owned-by-a-source (the next import would undo it: change it there)
 */
export const writeOpportunity = (ask: WriteAsk, by: Actor, city: City): Promise<Result<{ id: Id }, CatalogueRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayChangeCatalogue(by)) return refuse('catalogue.office-only')
    const before = ask.id === null ? null : await loadOpportunity(tx, ask.id)
    if (ask.id !== null && !before && ask.isNew !== true) return refuse('catalogue.not-here')
    if (before?.sourceId) return refuse('catalogue.owned-by-a-source')
    const id = ask.id ?? city.newId()
    const now = city.now()
    // First the house, as whoever settles or writes its changes does.
    if (before) await holdHouse(tx, before.hostId)
    const stood = before && draftOfOffer((await offerToTypeIn(tx, id))!)
    await writeRows(tx, city, { id, hostId: null, draft: ask.draft }, by)
    const wrote = stood && { id, before: stood, after: draftOfOffer((await offerToTypeIn(tx, id))!) }
    const today = dayInZone(now, (await ecosystemHere(tx, city)).timeZone)
    await saveLapse(tx, id, addDays(today, confirmedForDays))
    await record(
      tx,
      [
        happened('catalogue.opportunity-written', by, { opportunityId: id, isNew: before === null }),
        happened('catalogue.listings-changed', by, { everything: false, opportunityIds: [id] }),
        ...(wrote ? await carryChangeOn(tx, wrote, by, city) : []),
      ],
      now,
    )
    return accept({ id })
  })
