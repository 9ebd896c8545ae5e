import { ensureHosts, ensureVenues } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import {
  columnsOfWhen,
  dropWords,
  enterWords,
  loadOwnSessions,
  putOpportunities,
  putSessions,
  recountSessions,
  setSessionStates,
} from '../import-store.ts'
import { markResting } from '../hosting/house-store.ts'
import { rowOfDraft } from '../rules/row-of-draft.ts'
import type { OpportunityDraft } from '../words.ts'
import { idsForSessions } from './rules/ids-for-sessions.ts'

/**
 * Writes a hand-written offer whole, within the caller's transaction, which has asked whether it may. Sessions that go on
 * keep their ids; those left out lapse.
 * @param hostId null: the organisation of the draft's name, which is made if there is none
 */
export async function writeRows(
  tx: Tx,
  city: City,
  { id, hostId, draft }: { readonly id: Id; readonly hostId: Id | null; readonly draft: OpportunityDraft },
  by: Actor,
): Promise<void> {
  const host = hostId ?? (await ensureHosts(tx, city, [draft.hostName], by)).get(draft.hostName)!
  const placed = draft.sessions.flatMap(({ venue }) => venue ?? [])
  const venues = (await ensureVenues(tx, city, placed, by)).values()
  const venueIds = draft.sessions.map(({ venue }) => (venue ? venues.next().value! : null))
  const now = city.now()
  await dropWords(tx, [id])
  await putOpportunities(
    tx,
    [{ ...rowOfDraft(id, draft, host), source_id: null, group_key: null, content_hash: null }],
    now,
  )
  await enterWords(tx, [id])
  const known = await loadOwnSessions(tx, id)
  const coming = draft.sessions.map(({ when }, at) => ({ when, venueId: venueIds[at]! }))
  const { ids, left } = idsForSessions(coming, known, () => city.newId())
  await putSessions(
    tx,
    draft.sessions.map(({ when, timeZone, online, cancelled, link }, at) => ({
      id: ids[at]!,
      opportunity_id: id,
      source_id: null,
      original_id: null,
      ...columnsOfWhen(when),
      time_zone: timeZone,
      venue_id: venueIds[at]!,
      online,
      state: cancelled ? 'cancelled' : 'live',
      link,
      content_hash: null,
    })),
  )
  await setSessionStates(tx, left, 'lapsed')
  await recountSessions(tx, [id], now)
  await markResting(tx, [id], now)
}
