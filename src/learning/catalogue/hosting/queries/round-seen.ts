import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { organisationsById, type Organisation } from '#commons/organisations'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { dayInZone } from '../../rules/day-in-zone.ts'
import { catalogueSettings } from '../../words.ts'
import { countPublicOffersOf, loadPublicOffersOf } from '../house-store.ts'
import { loadWithWaitingChange } from '../proposal-store.ts'
import { loadRound, type Round } from '../round-store.ts'
import type { OwnLine } from '../words.ts'
import { lineOf } from './houses-at-home.ts'

/** The question of a link; null: there is none of this id here. */
export const roundById = (id: Id, city: City): Promise<Round | null> => city.reading((tx) => loadRound(tx, id))

/** More than this nobody looks through at once, and a house of a large feed offers thousands. */
const mostAsked = 300

/** What visitors see of a house today, to be looked through by it, what was looked at longest ago first; null: there is no such house. */
export const publicOfHouse = (
  organisationId: Id,
  city: City,
): Promise<{
  readonly organisation: Organisation
  readonly lines: readonly OwnLine[]
  /** What visitors see of it in all; what is more than these is asked about the next time. */
  readonly total: number
} | null> =>
  city.reading(async (tx) => {
    const [organisation] = await organisationsById(tx, [organisationId])
    if (!organisation) return null
    const ecosystem = await ecosystemHere(tx, city)
    const today = dayInZone(city.now(), ecosystem.timeZone)
    const settings = settingsOf(ecosystem, 'catalogue', catalogueSettings)
    const found = await loadPublicOffersOf(tx, organisationId, today, mostAsked + 1)
    const offers = found.slice(0, mostAsked)
    const isAll = found.length <= mostAsked
    const total = isAll ? found.length : await countPublicOffersOf(tx, organisationId, today)
    const waiting = await loadWithWaitingChange(
      tx,
      offers.map(({ id }) => id),
    )
    const lines = offers.map((one) => lineOf(one, today, settings, waiting.has(one.id)))
    return { organisation, lines, total }
  })
