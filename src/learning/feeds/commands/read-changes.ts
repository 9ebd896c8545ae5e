import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { fetchFeed } from '#platform/fetching/fetch-feed.ts'
import type { FetchOptions } from '#platform/fetching/words.ts'
import { decodePage, nextAddress } from '#standards/openactive/decode-page.ts'
import type { RpdePage } from '#standards/openactive/words.ts'
import { mirrorItems, savePoll } from '../store/sources.ts'
import type { Source } from '../words.ts'

/** Pages read in one go; a bigger feed goes on where it was left at the next poll. */
const mostPages = 500
const pageBytes = 32 * 1024 * 1024

/**
 * Reads a feed of changes from an address to its present end, each page into the source's mirror in one transaction
 * with the address of the next, so that a break anywhere goes on where it was.
 * @returns the address to ask next time, and how many items were told
 */
export async function readChanges(
  source: Source,
  from: string,
  city: City,
  options: FetchOptions,
): Promise<Result<{ readonly next: string; readonly items: number }, `${string}.${string}`>> {
  let address = from
  let items = 0
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await pageAt(address, options)
    if (!page.ok) return page
    items += page.value.items.length
    const next = nextAddress(page.value, address)
    await city.transaction(async (tx) => {
      await mirrorItems(tx, source.id, page.value.items)
      if (next !== null) await savePoll(tx, source.id, { next }, source.nextPollAt)
    })
    if (next === null) break
    address = next
  }
  return accept({ next: address, items })
}

async function pageAt(address: string, options: FetchOptions): Promise<Result<RpdePage, `${string}.${string}`>> {
  const fetched = await fetchFeed(
    { address },
    async (feed) => {
      const pieces: Uint8Array[] = []
      for await (const piece of feed.bytes) pieces.push(piece)
      return Buffer.concat(pieces).toString('utf8')
    },
    { ...options, limits: { bytes: pageBytes, ...options.limits } },
  )
  if (!fetched.ok) return fetched
  if (fetched.value.kind === 'unchanged') return refuse('rpde.not-a-page')
  return decodePage(fetched.value.value)
}
