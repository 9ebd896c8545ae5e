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
}

/** What each act meets here today. */
export const gatesHere = (city: City): Promise<GateSeen[]> =>
  city.reading(async (tx) => {
    const chosen = await loadGates(tx)
    return acts.map(({ act, standard }) => ({ act, gate: chosen.get(act) ?? standard, isStandard: !chosen.has(act) }))
  })

/** Those that wait, the oldest first, then the fifty last ended. */
export const casesHere = (city: City): Promise<{ readonly open: Case[]; readonly closed: Case[] }> =>
  city.reading(async (tx) => ({ open: await loadOpenCases(tx), closed: await loadClosedCases(tx, 50) }))
