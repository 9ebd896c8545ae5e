import { opportunityById } from '#learning/catalogue'
import { organisationsForSnapshot } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { LocalText } from '#kernel/local-text.ts'
import type { When } from '#learning/catalogue'
import type { City } from '#platform/database/city.ts'
import { countUndecided, loadDecided, loadUndecided } from '../store/pairs.ts'
import type { Pair } from '../words.ts'

export interface PairSide {
  readonly id: Id
  readonly title: LocalText
  readonly host: string
  readonly when: When | null
  readonly venue: string | null
  readonly link: string | null
}

export interface PairSeen extends Pair {
  readonly one: PairSide
  readonly other: PairSide
}

/** Pairs that wait for a person, most alike first, the last that were decided, and how many wait in all. */
export async function pairsToDecide(
  city: City,
  most: number,
): Promise<{
  readonly waiting: number
  readonly undecided: readonly PairSeen[]
  readonly decided: readonly PairSeen[]
}> {
  const found = await city.reading(async (tx) => ({
    waiting: await countUndecided(tx),
    undecided: await loadUndecided(tx, most),
    decided: await loadDecided(tx, most),
    ...(await organisationsForSnapshot(tx)),
  }))
  const hosts = new Map(found.organisations.map(({ id, name }) => [id, name]))
  const venues = new Map(found.venues.map(({ id, name }) => [id, name]))
  const sideOf = async (id: Id): Promise<PairSide | null> => {
    const seen = await opportunityById(id, city)
    if (!seen.ok) return null
    const { opportunity, sessions } = seen.value
    const own = sessions.find((session) => session.opportunityId === id)
    return {
      id,
      title: opportunity.title,
      host: hosts.get(opportunity.hostId) ?? '',
      when: own?.when ?? null,
      venue: own?.venueId ? (venues.get(own.venueId) ?? null) : null,
      link: own?.link ?? null,
    }
  }
  const seenOf = async (pairs: readonly Pair[]): Promise<PairSeen[]> => {
    const seen: PairSeen[] = []
    for (const pair of pairs) {
      const [one, other] = [await sideOf(pair.oneId), await sideOf(pair.otherId)]
      if (one !== null && other !== null) seen.push({ ...pair, one, other })
    }
    return seen
  }
  return { waiting: found.waiting, undecided: await seenOf(found.undecided), decided: await seenOf(found.decided) }
}
