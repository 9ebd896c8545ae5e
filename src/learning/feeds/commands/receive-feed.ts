import { Readable } from 'node:stream'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { fetchFeed } from '#platform/fetching/fetch-feed.ts'
import type { FetchOptions } from '#platform/fetching/words.ts'
import type { FileStore } from '#platform/files/file-store.ts'
import { gunzipped } from '#standards/archives/gunzip.ts'
import { ReadingStopped } from '#standards/reading/bytes.ts'
import { mayRunFeeds } from '../policy.ts'
import { lookAt } from '../queries/preview-feed.ts'
import { completeMapping } from '../rules/proposing/complete-mapping.ts'
import { proposeMapping } from '../rules/proposing/propose-mapping.ts'
import { detectForm } from '../rules/reading/detect-form.ts'
import type { Mapping, Reader, Source } from '../words.ts'
import { createSource, type SourceDraft } from './create-source.ts'
import type { PollRefusal } from './poll-source.ts'

/** Where the newest bytes of a source wait, for its preview and its next import. */
export const latestKey = (city: Pick<City, 'ecosystemId'>, sourceId: Id): string =>
  `feeds/${city.ecosystemId}/${sourceId}-latest`

export interface ReceivedFeed extends Omit<SourceDraft, 'mapping'> {
  /** Null: fetched from the address. */
  readonly content: Readable | Uint8Array | null
  readonly language: string
  /** One that comes with the house or was saved; null: propose one. */
  readonly mapping: Mapping | null
}

/**
 * Takes a feed for the first time: keeps its bytes, finds out what it is, proposes how to read it, and makes a source
 * of it. Nothing is imported before a person has seen the preview.
 */
export async function receiveFeed(
  received: ReceivedFeed,
  by: Actor,
  city: City,
  files: FileStore,
  options: FetchOptions = {},
): Promise<Result<Source, PollRefusal>> {
  if (!mayRunFeeds(by)) return refuse('feeds.office-only')
  const { content, language, mapping, ...draft } = received
  const id = city.newId()
  const key = latestKey(city, id)
  const kept =
    content === null ? await fetchInto(key, received.address ?? null, files, options) : await files.put(key, content)
  if (!kept.ok)
    return kept.refusal === 'files.disk-full' ? refuse('feeds.disk-full') : (kept as Result<never, PollRefusal>)
  const made = kept.value.bytes === 0 ? refuse('feeds.nothing-to-read') : await make()
  if (!made.ok) await files.delete(key)
  return made

  async function make(): Promise<Result<Source, PollRefusal>> {
    const reader = mapping?.reader ?? { form: detectForm(await beginningOf(files, key)) }
    const looked = await lookAt((await files.get(key))!, { reader, timeZone: mapping?.timeZone })
    // A row or two from a feed that breaks later can still be looked at; none at all can not.
    if (looked.fatal !== null && looked.rows.length === 0) return refuse(looked.fatal.reason, looked.fatal.facts)
    const proposed = mapping ?? propose(reader, looked)
    return createSource({ ...draft, mapping: proposed }, by, city, id)
  }

  function propose(reader: Reader, looked: Awaited<ReturnType<typeof lookAt>>): Mapping {
    const seen = { columns: looked.columns, rows: looked.rows.map((row) => row.fields) }
    return completeMapping(proposeMapping(seen, reader, language), seen, received.publisher ?? received.name)
  }
}

type Kept = Result<{ readonly bytes: number }, string>

async function fetchInto(key: string, address: string | null, files: FileStore, options: FetchOptions): Promise<Kept> {
  if (address === null) return refuse('feeds.address-needed')
  const fetched = await fetchFeed({ address }, (feed) => files.put(key, Readable.from(feed.bytes)), options)
  if (!fetched.ok) return fetched
  return fetched.value.kind === 'taken' ? fetched.value.value : refuse('feeds.nothing-to-read')
}

const enoughToTell = 8192

async function beginningOf(files: FileStore, key: string): Promise<string> {
  let text = ''
  try {
    for await (const piece of gunzipped((await files.get(key))!)) {
      text += Buffer.from(piece).toString('latin1')
      if (text.length >= enoughToTell) break
    }
  } catch (fault) {
    // A broken archive is told by the reader, with its sentence.
    if (!(fault instanceof ReadingStopped)) throw fault
  }
  return text.slice(0, enoughToTell)
}
