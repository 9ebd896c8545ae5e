import type { Kind } from '#learning/catalogue'
import type { Listing } from '../../words.ts'
import { copied } from '../importing/listing-facts.ts'

/**
 * A source's own id is unique within it; feeds repeat one with another category. The second row of an id becomes
 * `id~2`, the third `id~3`, in the order of the feed, so that every later import of the same rows names them alike. It
 * is the same thing as the first, so it is of the first one's kind whatever its category says.
 */
export function idTeller(): (listing: Listing) => { readonly listing: Listing; readonly wasRepeated: boolean } {
  const seen = new Map<string, { times: number; readonly kind: Kind }>()
  return (listing) => {
    const id = copied(listing.session.originalId)
    const first = seen.get(id)
    if (first === undefined) {
      seen.set(id, { times: 1, kind: listing.kind })
      return { listing: { ...listing, session: { ...listing.session, originalId: id } }, wasRepeated: false }
    }
    first.times += 1
    const session = { ...listing.session, originalId: `${id}~${first.times}` }
    return { listing: { ...listing, kind: first.kind, session }, wasRepeated: true }
  }
}
