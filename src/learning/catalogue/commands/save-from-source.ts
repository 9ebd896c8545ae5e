import { hash } from 'node:crypto'
import { ensureHosts, ensureVenues } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { happened, type City, type Tx } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
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
} from '../import-store.ts'
import { decideImport, type ComingOpportunity } from '../rules/decide-import.ts'
import { rowOfDraft } from '../rules/row-of-draft.ts'
import type { OpportunityDraft, SavedFromSource, SessionDraft } from '../words.ts'

/** Raised when the law of words changes, so that the next import enters all words anew. */
const lawOfWords = 1
/** Above this the event names none and says `everything`. */
const idsInEvent = 1_000

interface Draft {
  readonly draft: OpportunityDraft
  readonly hostId: Id
  readonly venueIds: readonly (Id | null)[]
}

/**
 * Makes the catalogue say of one source what `drafts` say, within the caller's transaction: keeps every id, writes
 * only what changed, lapses what the source no longer tells, touches no other source's rows.
 * Original ids and group keys are unique within `drafts`.
 */
export async function saveFromSource(
  tx: Tx,
  city: City,
  { sourceId, drafts }: { readonly sourceId: Id; readonly drafts: readonly OpportunityDraft[] },
  by: Actor,
): Promise<SavedFromSource> {
  const coming = await place(tx, city, drafts, by)
  const known = {
    opportunities: await loadKnownOpportunities(tx, sourceId),
    sessions: await loadKnownSessions(tx, sourceId),
  }
  const decision = decideImport(coming, known, () => city.newId())
  const { counts, touched } = decision
  if (touched.size === 0) return counts

  const now = city.now()
  const rows = decision.opportunities.map(({ id, coming: { draft, groupKey, hash } }) => ({
    ...rowOfDraft(id, draft.draft, draft.hostId),
    source_id: sourceId,
    group_key: groupKey,
    content_hash: hash,
  }))
  await dropWords(
    tx,
    decision.opportunities.filter(({ isNew }) => !isNew).map(({ id }) => id),
  )
  await putOpportunities(tx, rows, now)
  await enterWords(
    tx,
    rows.map(({ id }) => id),
  )
  await putSessions(
    tx,
    decision.sessions.map(({ id, opportunityId, at, coming: { draft, sessions } }) => {
      const session = draft.draft.sessions[at]!
      return {
        ...rowOfSession(session, draft.venueIds[at]!),
        id,
        opportunity_id: opportunityId,
        source_id: sourceId,
        content_hash: sessions[at]!.hash,
      }
    }),
  )
  await setSessionStates(
    tx,
    decision.lapsing.map(({ id }) => id),
    'lapsed',
  )
  // Rows just written know their sessions already; the others whose sessions came, went or are shown elsewhere do not.
  const written = new Set(decision.opportunities.map(({ id }) => id))
  const joined = (await joinedIds(tx, sourceId)).filter((id) => touched.has(id))
  await recountSessions(tx, [...new Set([...[...touched].filter((id) => !written.has(id)), ...joined])], now)

  const everything = touched.size > idsInEvent
  const about = { sourceId, everything, opportunityIds: everything ? [] : [...touched], ...counts }
  await record(tx, [happened('catalogue.listings-changed', by, about)], now)
  return counts
}

/** Gives each draft its host and venues, and what to know it by. */
async function place(
  tx: Tx,
  city: City,
  drafts: readonly OpportunityDraft[],
  by: Actor,
): Promise<ComingOpportunity<Draft>[]> {
  const hostIds = await ensureHosts(tx, city, new Set(drafts.map(({ hostName }) => hostName)), by)
  const venues = drafts.flatMap(({ sessions }) => sessions.flatMap(({ venue }) => venue ?? []))
  const ids = (await ensureVenues(tx, city, venues, by)).values()
  return drafts.map((draft) => {
    const hostId = hostIds.get(draft.hostName)!
    const venueIds = draft.sessions.map(({ venue }) => (venue ? ids.next().value! : null))
    const { sessions, ...facts } = draft
    return {
      groupKey: draft.groupKey,
      hash: shortHash([lawOfWords, facts, hostId]),
      draft: { draft, hostId, venueIds },
      sessions: sessions.map((session, at) => ({
        originalId: session.originalId,
        hash: shortHash([rowOfSession(session, venueIds[at]!)]),
      })),
    }
  })
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
