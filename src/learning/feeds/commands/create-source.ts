import { z } from 'zod'
import { ecosystemHere } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import { isDay, type Day, type Instant } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayRunFeeds } from '../policy.ts'
import { saveSource } from '../store/sources.ts'
import { mappingShape, origins, type FeedsRefusal, type Source } from '../words.ts'

const text = z.string().trim().max(300)

export const sourceDraft = z.object({
  name: text.min(1),
  origin: z.enum(origins),
  address: z
    .url({ protocol: /^https?$/ })
    .max(2000)
    .nullable()
    .default(null),
  publisher: text.nullable().default(null),
  licence: text.nullable().default(null),
  attribution: text.nullable().default(null),
  mapping: mappingShape,
  anchorOn: z
    .string()
    .refine((day): day is Day => isDay(day))
    .nullable()
    .default(null),
  keepDates: z.boolean().default(false),
  /** Ask the address again this often; null: only when a person says so. */
  pollMinutes: z.number().int().min(5).max(43_200).nullable().default(null),
})
export type SourceDraft = z.input<typeof sourceDraft>

/** Makes a source that imports come from. A mapping that names no zone or currency takes the ecosystem's. */
export const createSource = (
  draft: SourceDraft,
  by: Actor,
  city: City,
  id = city.newId(),
): Promise<Result<Source, FeedsRefusal>> => {
  const parts = sourceDraft.parse(draft)
  return city.transaction(async (tx) => {
    if (!mayRunFeeds(by)) return refuse('feeds.office-only')
    if (parts.origin === 'address' && parts.address === null) return refuse('feeds.address-needed')
    const ecosystem = await ecosystemHere(tx, city)
    const now = city.now()
    const source: Source = {
      ...parts,
      id,
      mapping: {
        ...parts.mapping,
        timeZone: parts.mapping.timeZone ?? ecosystem.timeZone,
        currency: parts.mapping.currency ?? ecosystem.currency,
      },
      anchorOn: parts.anchorOn as Day | null,
      shiftDays: null,
      nextPollAt: parts.pollMinutes === null ? null : now,
      removedAt: null,
    }
    await saveSource(tx, source, now)
    await record(tx, [happened('feeds.source-created', by, { sourceId: source.id, origin: source.origin })], now)
    return accept(source)
  })
}

/** When a source is asked next, after it was asked now. */
export const nextPoll = (pollMinutes: number | null, now: Instant): Instant | null =>
  pollMinutes === null ? null : ((now + pollMinutes * 60_000) as Instant)
