import { organisationsById } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { Tx } from '#platform/database/city.ts'
import { dropWords, enterWords, loadImportMark, putOpportunities } from '../import-store.ts'
import { rowOfDraft } from '../rules/row-of-draft.ts'
import type { StoredOpportunity } from '../store.ts'

/** Writes the facts of an offer anew with the words it is found by; its sessions and what its feed knows it by stay. */
export async function rewriteFacts(tx: Tx, id: Id, facts: StoredOpportunity, now: Instant): Promise<void> {
  const [host] = await organisationsById(tx, [facts.hostId])
  const { minimumToRun, contact } = facts
  const draft = {
    ...facts,
    groupKey: '',
    hostName: host?.name ?? '',
    sessions: [],
    ofHost: { minimumToRun, contact },
  }
  await dropWords(tx, [id])
  await putOpportunities(
    tx,
    [
      {
        ...rowOfDraft(id, draft, facts.hostId),
        ...(await loadImportMark(tx, id)),
        source_id: facts.sourceId,
        live_sessions: facts.liveSessions,
        last_on: facts.lastOn,
      },
    ],
    now,
  )
  await enterWords(tx, [id])
}
