import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayRunFeeds } from '../policy.ts'
import { loadSource, saveSource } from '../store/sources.ts'
import { mappingShape, type FeedsRefusal, type Mapping, type Source } from '../words.ts'

export interface SourceEdit {
  readonly name?: string
  readonly mapping?: Mapping
  readonly attribution?: string | null
  readonly pollMinutes?: number | null
}

/** Changes how a source is read or asked. Its listings change with the next import, not now. */
export const editSource = (id: Id, edit: SourceEdit, by: Actor, city: City): Promise<Result<Source, FeedsRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayRunFeeds(by)) return refuse('feeds.office-only')
    const source = await loadSource(tx, id)
    if (source === null || source.removedAt !== null) return refuse('feeds.not-here')
    const now = city.now()
    const pollMinutes = edit.pollMinutes === undefined ? source.pollMinutes : edit.pollMinutes
    const mapping = edit.mapping === undefined ? source.mapping : mappingShape.parse(edit.mapping)
    const edited: Source = {
      ...source,
      name: edit.name ?? source.name,
      attribution: edit.attribution === undefined ? source.attribution : edit.attribution,
      mapping: {
        ...mapping,
        timeZone: mapping.timeZone ?? source.mapping.timeZone,
        currency: mapping.currency ?? source.mapping.currency,
      },
      pollMinutes,
      nextPollAt: pollMinutes === source.pollMinutes ? source.nextPollAt : pollMinutes === null ? null : now,
    }
    await saveSource(tx, edited, now)
    await record(tx, [happened('feeds.source-edited', by, { sourceId: id, fields: Object.keys(edit) })], now)
    return accept(edited)
  })
