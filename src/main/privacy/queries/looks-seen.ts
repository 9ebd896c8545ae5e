import { personsById } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { looksAt, looksInChain, type LooksSought } from '#platform/looks/looks-at.ts'
import type { LookKept } from '#platform/looks/words.ts'

/** A look as a page tells it. */
export interface LookSeen {
  readonly seq: number
  readonly at: Instant
  /** The name people here know the one by who looked; null: an operator of the installation. */
  readonly by: string | null
  readonly what: string
  readonly because: string
  /** How many people it was about, this one among them. */
  readonly about: number
}

/** Who of the staff looked at what is kept about this person, the newest first. */
export const looksOfPerson = async (personId: Id, city: City): Promise<LookSeen[]> =>
  named(await looksAt(personId, city), city)

/** The chain for who audits it: never about whom, only about how many. */
export const looksForAudit = async (sought: LooksSought, city: City): Promise<LookSeen[]> =>
  named(await looksInChain(sought, city), city)

async function named(looks: readonly LookKept[], city: City): Promise<LookSeen[]> {
  const lookers = [...new Set(looks.flatMap(({ byKind, byId }) => (byKind === 'person' ? [byId] : [])))]
  const names = new Map((await personsById(lookers, city)).map(({ id, displayName }) => [id, displayName]))
  return looks.map(({ seq, at, byKind, byId, what, because, about }) => ({
    seq,
    at,
    by: byKind === 'person' ? (names.get(byId) ?? '–') : null,
    what,
    because,
    about: about.length,
  }))
}
