import { ecosystemHere } from '#commons/ecosystems'
import { ensureHosts, ensureVenues } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import {
  dropWords,
  enterWords,
  loadOwnSessionIds,
  putOpportunities,
  putSessions,
  recountSessions,
  setSessionStates,
} from '../import-store.ts'
import { mayChangeCatalogue } from '../policy.ts'
import { dayInZone } from '../rules/day-in-zone.ts'
import { rowOfDraft } from '../rules/row-of-draft.ts'
import { columnsOfWhen } from '../import-store.ts'
import { loadOpportunity, saveLapse } from '../store.ts'
import type { CatalogueRefusal, OpportunityDraft } from '../words.ts'
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
 * writing is not verifying. Sessions keep their ids by their order.
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
    await writeRows(tx, city, id, ask.draft, by)
    const today = dayInZone(now, (await ecosystemHere(tx, city)).timeZone)
    await saveLapse(tx, id, addDays(today, confirmedForDays))
    await record(
      tx,
      [
        happened('catalogue.opportunity-written', by, { opportunityId: id, isNew: before === null }),
        happened('catalogue.listings-changed', by, { everything: false, opportunityIds: [id] }),
      ],
      now,
    )
    return accept({ id })
  })

async function writeRows(tx: Tx, city: City, id: Id, draft: OpportunityDraft, by: Actor): Promise<void> {
  const hostId = (await ensureHosts(tx, city, [draft.hostName], by)).get(draft.hostName)!
  const placed = draft.sessions.flatMap(({ venue }) => venue ?? [])
  const venueIds = (await ensureVenues(tx, city, placed, by)).values()
  const known = await loadOwnSessionIds(tx, id)
  const now = city.now()
  await dropWords(tx, [id])
  await putOpportunities(
    tx,
    [{ ...rowOfDraft(id, draft, hostId), source_id: null, group_key: null, content_hash: null }],
    now,
  )
  await enterWords(tx, [id])
  await putSessions(
    tx,
    draft.sessions.map(({ when, timeZone, online, cancelled, link, venue }, at) => ({
      id: known[at] ?? city.newId(),
      opportunity_id: id,
      source_id: null,
      original_id: null,
      ...columnsOfWhen(when),
      time_zone: timeZone,
      venue_id: venue ? venueIds.next().value! : null,
      online,
      state: cancelled ? 'cancelled' : 'live',
      link,
      content_hash: null,
    })),
  )
  await setSessionStates(tx, known.slice(draft.sessions.length), 'lapsed')
  await recountSessions(tx, [id], now)
}
