import type { Listing } from '../../words.ts'

/**
 * A source's own id is unique within it; feeds repeat one with another category. The second row of an id becomes
 * `id~2`, the third `id~3`, in the order of the feed, so that every later import of the same rows names them alike.
 */
export function idTeller(): (listing: Listing) => { readonly listing: Listing; readonly wasRepeated: boolean } {
  const seen = new Map<string, number>()
  return (listing) => {
    const id = listing.session.originalId
    const times = (seen.get(id) ?? 0) + 1
    seen.set(id, times)
    if (times === 1) return { listing, wasRepeated: false }
    return { listing: { ...listing, session: { ...listing.session, originalId: `${id}~${times}` } }, wasRepeated: true }
  }
}
