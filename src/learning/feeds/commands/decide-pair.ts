import { mergeOpportunities, undoMerge } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayRunFeeds } from '../policy.ts'
import { loadPair, saveDecision } from '../store/pairs.ts'
import type { Pair } from '../words.ts'

/** A person's word on two that may be one. Said again the same, nothing happens; said otherwise it needs an undo first. */
export const decidePair = (
  id: Id,
  decision: 'merged' | 'apart',
  by: Actor,
  city: City,
): Promise<Result<Pair, `${string}.${string}`>> =>
  city.transaction(async (tx) => {
    if (!mayRunFeeds(by)) return refuse('feeds.office-only')
    const pair = await loadPair(tx, id)
    if (pair === null) return refuse('feeds.not-here')
    if (pair.decision === decision) return accept(pair)
    if (pair.decision !== null) return refuse('feeds.pair-decided')
    let mergeId: Id | null = null
    if (decision === 'merged') {
      const merge = await mergeOpportunities(
        tx,
        city,
        { keptId: pair.oneId, foldedId: pair.otherId, parts: pair.parts },
        by,
      )
      if (!merge.ok) return merge
      mergeId = merge.value.mergeId
    }
    const at = city.now()
    await saveDecision(tx, id, { decision, mergeId, by: by.kind, at })
    const about = { pairId: id, oneId: pair.oneId, otherId: pair.otherId }
    const event =
      decision === 'merged' ? happened('feeds.pair-merged', by, about) : happened('feeds.pair-parted', by, about)
    await record(tx, [event], at)
    return accept({ ...pair, decision, mergeId, decidedAt: at })
  })

/**
 * Takes a decision back. A merge is undone, and the two stay apart from then on, so that the next import does not merge
 * them again; two that were kept apart are a question again.
 */
export const undoPair = (id: Id, by: Actor, city: City): Promise<Result<Pair, `${string}.${string}`>> =>
  city.transaction(async (tx) => {
    if (!mayRunFeeds(by)) return refuse('feeds.office-only')
    const pair = await loadPair(tx, id)
    if (pair === null) return refuse('feeds.not-here')
    if (pair.decision === null) return accept(pair)
    const decision = pair.decision === 'merged' ? 'apart' : null
    if (pair.mergeId !== null) {
      const undone = await undoMerge(tx, city, pair.mergeId, by)
      if (!undone.ok) return undone
    }
    const at = city.now()
    await saveDecision(tx, id, { decision, mergeId: null, by: by.kind, at })
    await record(tx, [happened('feeds.pair-undone', by, { pairId: id, was: pair.decision })], at)
    return accept({ ...pair, decision, mergeId: null, decidedAt: decision === null ? null : at })
  })
