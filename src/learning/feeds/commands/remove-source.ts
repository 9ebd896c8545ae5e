import { saveFromSource } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { loadImports } from '../store/imports.ts'
import { mayRunFeeds } from '../policy.ts'
import { isOpen } from '../rules/importing/follow-import.ts'
import { loadSource, saveSource } from '../store/sources.ts'
import type { FeedsRefusal } from '../words.ts'

/** Takes a source out of use: it is asked no more and its listings lapse. Its imports and their reports stay. */
export const removeSource = (id: Id, by: Actor, city: City): Promise<Result<{ lapsed: number }, FeedsRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunFeeds(by)) return refuse('feeds.office-only')
    const source = await loadSource(tx, id)
    if (source === null) return refuse('feeds.not-here')
    if (source.removedAt !== null) return accept({ lapsed: 0 })
    if ((await loadImports(tx, id, 20)).some((one) => isOpen(one.state))) return refuse('feeds.still-importing')
    const now = city.now()
    const { lapsed } = await saveFromSource(tx, city, { sourceId: id, drafts: [] }, by)
    await saveSource(tx, { ...source, removedAt: now, nextPollAt: null }, now)
    await record(tx, [happened('feeds.source-removed', by, { sourceId: id, lapsed })], now)
    return accept({ lapsed })
  })
