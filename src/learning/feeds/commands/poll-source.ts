import { Readable } from 'node:stream'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { fetchFeed } from '#platform/fetching/fetch-feed.ts'
import type { FetchOptions } from '#platform/fetching/words.ts'
import { mayRunFeeds } from '../policy.ts'
import { loadPollState, loadSource, savePoll, type PollState } from '../store/sources.ts'
import type { FeedsRefusal, Source } from '../words.ts'
import { nextPoll } from './create-source.ts'
import { readChanges } from './read-changes.ts'
import { startImport, type FeedTools } from './start-import.ts'

export type Polled = { readonly kind: 'unchanged' } | { readonly kind: 'started'; readonly importId: Id }
/** Ours, or why the address did not answer (`fetching.…`, `rpde.…`). */
export type PollRefusal = FeedsRefusal | `${string}.${string}`

/**
 * Asks a source's address now. What it sends becomes an import; a server that says nothing changed starts none. A feed
 * of changes (RPDE) is read page by page into the mirror, from where it was left, and the import reads the mirror.
 * @param options for tests against local servers only
 */
export async function pollSource(
  id: Id,
  by: Actor,
  city: City,
  tools: FeedTools,
  options: FetchOptions = {},
): Promise<Result<Polled, PollRefusal>> {
  if (!mayRunFeeds(by)) return refuse('feeds.office-only')
  const known = await city.reading(async (tx) => ({
    source: await loadSource(tx, id),
    state: await loadPollState(tx, id),
  }))
  const { source, state } = known
  if (source === null || source.removedAt !== null) return refuse('feeds.not-here')
  if (source.address === null) return refuse('feeds.address-needed')
  const asked =
    source.mapping.reader.form === 'rpde'
      ? await pollChanges(source, state, by, city, tools, options)
      : await pollWhole(source, state, by, city, tools, options)
  await city.transaction(async (tx) => {
    const now = city.now()
    const next = asked.ok ? asked.value.state : { ...state, refusal: asked.refusal }
    await savePoll(tx, id, next, nextPoll(source.pollMinutes, now))
    const about = { sourceId: id, outcome: asked.ok ? asked.value.polled.kind : asked.refusal }
    await record(tx, [happened('feeds.source-polled', by, about)], now)
  })
  return asked.ok ? accept(asked.value.polled) : asked
}

type Asked = Result<{ readonly polled: Polled; readonly state: PollState }, PollRefusal>

async function pollWhole(
  source: Source,
  state: PollState,
  by: Actor,
  city: City,
  tools: FeedTools,
  options: FetchOptions,
): Promise<Asked> {
  const request = { address: source.address!, etag: state.etag ?? null, lastModified: state.lastModified ?? null }
  const fetched = await fetchFeed(
    request,
    (feed) => {
      const fileName = new URL(feed.address).pathname.split('/').at(-1) || null
      const content = Readable.from(feed.bytes)
      return startImport({ sourceId: source.id, content, fileName }, by, city, tools)
    },
    options,
  )
  if (!fetched.ok) return fetched
  if (fetched.value.kind === 'unchanged') return accept({ polled: { kind: 'unchanged' }, state })
  const { value: started, feed } = fetched.value
  if (!started.ok) return started
  return accept({
    polled: { kind: 'started', importId: started.value.importId },
    state: {
      ...(feed.etag !== null && { etag: feed.etag }),
      ...(feed.lastModified !== null && { lastModified: feed.lastModified }),
    },
  })
}

async function pollChanges(
  source: Source,
  state: PollState,
  by: Actor,
  city: City,
  tools: FeedTools,
  options: FetchOptions,
): Promise<Asked> {
  const read = await readChanges(source, state.next ?? source.address!, city, options)
  if (!read.ok) return read
  const next = { next: read.value.next }
  if (read.value.items === 0) return accept({ polled: { kind: 'unchanged' }, state: next })
  const started = await startImport({ sourceId: source.id, content: null, fileName: null }, by, city, tools)
  if (!started.ok) return started
  return accept({ polled: { kind: 'started', importId: started.value.importId }, state: next })
}
