import { personsById, type Person } from '#commons/people'
import type { City } from '#platform/database/city.ts'
import { acts } from '../rules/acts/index.ts'
import { loadBodies, loadGates, loadSeats } from '../store/bodies.ts'
import { loadClosedCases, loadOpenCases } from '../store/cases.ts'
import type { Body, Case, Gate, Seat } from '../words.ts'

export interface BodySeen extends Body {
  /** Every seat ever held, with who holds it. */
  readonly seats: readonly (Seat & { readonly person: Person | null })[]
}

/** Who decides here, past and present. */
export async function bodiesSeen(city: City): Promise<BodySeen[]> {
  const { bodies, seats } = await city.reading(async (tx) => ({
    bodies: await loadBodies(tx),
    seats: await loadSeats(tx),
  }))
  const persons = await personsById([...new Set(seats.map(({ personId }) => personId))], city)
  return bodies.map((body) => ({
    ...body,
    seats: seats
      .filter(({ bodyId }) => bodyId === body.id)
      .map((seat) => ({ ...seat, person: persons.find(({ id }) => id === seat.personId) ?? null })),
  }))
}

export interface GateSeen {
  readonly act: string
  readonly gate: Gate
  /** Nothing was chosen here yet. */
  readonly isStandard: boolean
  readonly isExplained: boolean
}

/** What each act meets here today. */
export const gatesHere = (city: City): Promise<GateSeen[]> =>
  city.reading(async (tx) => {
    const chosen = await loadGates(tx)
    return acts.map(({ act, standard, isExplained = false }) => ({
      act,
      gate: chosen.get(act) ?? standard,
      isStandard: !chosen.has(act),
      isExplained,
    }))
  })

/** How many of each kind one page shows. */
export const casesShown = 20

/** One page of those that wait, the oldest first, and of those that ended, the last first; and whether another follows. */
export const casesHere = (
  page: number,
  city: City,
): Promise<{ readonly open: Case[]; readonly closed: Case[]; readonly isMore: boolean }> =>
  city.reading(async (tx) => {
    const part = { after: (page - 1) * casesShown, most: casesShown + 1 }
    const [open, closed] = [await loadOpenCases(tx, part), await loadClosedCases(tx, part)]
    return {
      open: open.slice(0, casesShown),
      closed: closed.slice(0, casesShown),
      isMore: open.length > casesShown || closed.length > casesShown,
    }
  })
