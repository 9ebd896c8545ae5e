import { hash } from 'node:crypto'
import { ensureHosts, ensureVenues } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { breathing, type TakeBreath } from '#platform/take-breath.ts'
import {
  columnsOfWhen,
  dropWords,
  enterWords,
  joinedIds,
  loadKnownOpportunities,
  loadKnownSessions,
  putOpportunities,
  putSessions,
  recountSessions,
  setSessionStates,
  type OpportunityRow,
  type SessionRow,
} from '../import-store.ts'
import { decideImport, type ComingOpportunity } from '../rules/decide-import.ts'
import { rowOfDraft } from '../rules/row-of-draft.ts'
import { markRestingIfAny } from '../hosting/house-store.ts'
import { overridden } from '../overriding/rules.ts'
import { loadOverridesOfSource, meetOverrides, saveTold } from '../overriding/store.ts'
import type { OpportunityDraft, SavedFromSource, SessionDraft } from '../words.ts'

/** Raised when the law of words changes, so that the next import enters all words anew. */
const lawOfWords = 1
/** Above this the event names none and says `everything`. */
const idsInEvent = 1_000

/** What a source says, a few at a time; walked twice, and both times the same. */
export type DraftsInBatches = AsyncIterable<readonly OpportunityDraft[]>

/** What is kept of a draft between the two walks: not its texts, so that a source may be larger than memory. */
interface Placed {
  readonly hostId: Id
  readonly venueIds: readonly (Id | null)[]
}

/**
 * Makes the catalogue say of one source what `drafts` say, within the caller's transaction: keeps every id, writes
 * only what changed, lapses what the source no longer tells, touches no other source's rows. Where a host says a field
 * differently, the host's word goes on being shown and what the source told is kept beside it.
 * Original ids and group keys are unique within `drafts`.
 */
export async function saveFromSource(
  tx: Tx,
  city: City,
  { sourceId, drafts }: { readonly sourceId: Id; readonly drafts: readonly OpportunityDraft[] | DraftsInBatches },
  by: Actor,
): Promise<SavedFromSource> {
  const batches = Symbol.asyncIterator in drafts ? drafts : [drafts]
  const takeBreath = breathing()
  const coming: ComingOpportunity<Placed>[] = []
  for await (const batch of batches) coming.push(...(await place(tx, city, batch, by, takeBreath)))
  const known = {
    opportunities: await loadKnownOpportunities(tx, sourceId),
    sessions: await loadKnownSessions(tx, sourceId),
  }
  const decision = decideImport(coming, known, () => city.newId())
  const { counts, touched } = decision
  const now = city.now()
  if (touched.size === 0) return { ...counts, heldBack: await meetOverrides(tx, sourceId, now) }

  const overrides = await loadOverridesOfSource(tx, sourceId)
  await dropWords(
    tx,
    decision.opportunities.filter(({ isNew }) => !isNew).map(({ id }) => id),
  )
  const idOf = new Map(decision.opportunities.map(({ id, coming: each }) => [each, id]))
  const sessionsOf = Map.groupBy(decision.sessions, ({ coming: each }) => each)
  let number = 0
  for await (const batch of batches) {
    const rows: OpportunityRow[] = []
    const sessions: SessionRow[] = []
    for (const draft of batch) {
      await takeBreath()
      const each = coming[number]!
      number += 1
      const { hostId, venueIds } = each.draft
      const id = idOf.get(each)
      if (id !== undefined) {
        const { groupKey, hash } = each
        const { shown, told } = overridden(draft, overrides.get(id) ?? [])
        for (const { field, value } of told) await saveTold(tx, id, field, value)
        const row = rowOfDraft(id, shown, hostId)
        rows.push({ ...row, source_id: sourceId, group_key: groupKey, content_hash: hash })
      }
      for (const { id: sessionId, opportunityId, at } of sessionsOf.get(each) ?? []) {
        sessions.push({
          ...rowOfSession(draft.sessions[at]!, venueIds[at]!),
          id: sessionId,
          opportunity_id: opportunityId,
          source_id: sourceId,
          content_hash: each.sessions[at]!.hash,
        })
      }
    }
    await putOpportunities(tx, rows, now)
    await putSessions(tx, sessions)
  }
  await enterWords(tx, [...idOf.values()])
  await setSessionStates(
    tx,
    decision.lapsing.map(({ id }) => id),
    'lapsed',
  )
  // Rows just written know their sessions already; the others whose sessions came, went or are shown elsewhere do not.
  const written = new Set(decision.opportunities.map(({ id }) => id))
  const joined = (await joinedIds(tx, sourceId)).filter((id) => touched.has(id))
  await recountSessions(tx, [...new Set([...[...touched].filter((id) => !written.has(id)), ...joined])], now)

  await markRestingIfAny(tx, now)

  const everything = touched.size > idsInEvent
  const about = { sourceId, everything, opportunityIds: everything ? [] : [...touched], ...counts }
  await record(tx, [happened('catalogue.listings-changed', by, about)], now)
  return { ...counts, heldBack: await meetOverrides(tx, sourceId, now) }
}

/** Gives each draft its host and venues, and what to know it by. */
async function place(
  tx: Tx,
  city: City,
  drafts: readonly OpportunityDraft[],
  by: Actor,
  takeBreath: TakeBreath,
): Promise<ComingOpportunity<Placed>[]> {
  const hostIds = await ensureHosts(tx, city, new Set(drafts.map(({ hostName }) => hostName)), by)
  const venues = drafts.flatMap(({ sessions }) => sessions.flatMap(({ venue }) => venue ?? []))
  const ids = (await ensureVenues(tx, city, venues, by)).values()
  const placed: ComingOpportunity<Placed>[] = []
  for (const draft of drafts) {
    await takeBreath()
    const hostId = hostIds.get(draft.hostName)!
    const venueIds = draft.sessions.map(({ venue }) => (venue ? ids.next().value! : null))
    const { sessions, ...facts } = draft
    placed.push({
      groupKey: draft.groupKey,
      hash: shortHash([lawOfWords, facts, hostId]),
      draft: { hostId, venueIds },
      sessions: sessions.map((session, at) => ({
        originalId: session.originalId,
        hash: shortHash([rowOfSession(session, venueIds[at]!)]),
      })),
    })
  }
  return placed
}

const shortHash = (content: unknown): string => hash('sha1', JSON.stringify(content), 'base64url')

const rowOfSession = ({ originalId, when, timeZone, online, cancelled, link }: SessionDraft, venueId: Id | null) => ({
  original_id: originalId,
  ...columnsOfWhen(when),
  time_zone: timeZone,
  venue_id: venueId,
  online,
  state: cancelled ? 'cancelled' : 'live',
  link,
})
