import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDraw } from './checking/check-draw.ts'
import { drawAgain, drawPlaces } from './draw-places.ts'
import { deferredAcceptance } from './matching/deferred-acceptance.ts'
import { marketOf, type Ticket } from './matching/market.ts'
import { ownResult } from './own-result.ts'
import { readFile, type ReadFile } from './read-file.ts'
import { chanceOf, marketOfChance, shuffled, type Shape } from './test-market.ts'
import { ticketOf } from './tickets.ts'
import type { Draw, DrawFile } from './words.ts'

const shape: Shape = { learners: 14, opportunities: 5, wishes: 5, groups: 3, inGroup: 40, together: 0 }
/** Four guarantees for most seats and half of all learners in each group: one arrival moves others from guarantee to guarantee. */
const crowded: Shape = { ...shape, learners: 30, groups: 4, inGroup: 50 }
const clean = { faults: [], blockingPairs: [], wastedSeats: [], wastedGuarantees: [] }
const drawnOf = (file: DrawFile, seed: string): Draw => {
  const drawn = drawPlaces(file, seed)
  if (!drawn.ok) throw new Error(`${drawn.refusal} ${JSON.stringify(drawn.facts)}`)
  return drawn.value
}
const againOf = (file: DrawFile, first: Draw, gone: ReadonlySet<string>): Draw => {
  const drawn = drawAgain(file, first, gone)
  if (!drawn.ok) throw new Error(drawn.refusal)
  return drawn.value
}
const readOf = (file: DrawFile): ReadFile => {
  const read = readFile(file)
  if (!read.ok) throw new Error(read.refusal)
  return read.value
}
const numbers = fc.integer({ min: 0, max: 2 ** 31 })

test('a draw of single learners is stable and wastes nothing, guarantees overlapping', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      const file = marketOfChance(number, number % 2 === 0 ? shape : crowded)
      expect(checkDraw(file, drawnOf(file, `s${number}`), { eachPair: true })).toEqual(clean)
    }),
    { numRuns: 2_000 },
  )
})

test('the order of rows changes nothing', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      const file = marketOfChance(number, { ...shape, together: 30 })
      const other = {
        opportunities: shuffled(file.opportunities, number),
        applicants: shuffled(file.applicants, number + 1),
      }
      expect(drawnOf(other, 's')).toEqual(drawnOf(file, 's'))
    }),
    { numRuns: 500 },
  )
})

test('with blocks, only a block’s member may complain, and no block is torn', () => {
  let complaints = 0
  fc.assert(
    fc.property(numbers, (number) => {
      const file = marketOfChance(number, { ...shape, together: 40 })
      const draw = drawnOf(file, 's')
      const check = checkDraw(file, draw, { eachPair: true })
      complaints += check.blockingPairs.length
      expect({ ...check, blockingPairs: [] }).toEqual(clean)
      for (const { together, opportunity } of check.blockingPairs) {
        expect(draw.apart).toContainEqual({ together, opportunity })
      }
    }),
    { numRuns: 1_000 },
  )
  expect(complaints).toBeGreaterThan(0)
})

test('in the second round nobody is worse off, and it is stable for the seats given up', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 60 }), (number, together) => {
      const file = marketOfChance(number, { ...shape, together })
      const first = drawnOf(file, 's')
      const chance = chanceOf(number + 7)
      const gone = new Set(file.applicants.flatMap(({ id }) => (chance(4) === 0 ? [id] : [])))
      const check = checkDraw(file, againOf(file, first, gone), { first, gone, eachPair: true })
      expect({ ...check, blockingPairs: check.blockingPairs.filter((pair) => pair.together === null) }).toEqual(clean)
    }),
    { numRuns: 1_000 },
  )
})

describe('what a learner says', () => {
  const small: Shape = { ...shape, learners: 7, opportunities: 4, wishes: 4, groups: 2 }
  const lists = (ids: readonly string[]): string[][] => [
    [],
    ...ids.flatMap((id) => lists(ids.filter((other) => other !== id)).map((rest) => [id, ...rest])),
  ]
  /** How far down `wishes` the learner's place is, by the matching alone: tickets do not depend on what is declared. */
  const rankOf = (wishes: readonly string[], file: DrawFile, learner: string): number => {
    const tickets = file.applicants.map((applicant, row) => ({ row, ticket: ticketOf('s', applicant) }))
    return rankWith(tickets, wishes, file, learner)
  }
  const rankWith = (tickets: readonly Ticket[], wishes: readonly string[], file: DrawFile, learner: string): number => {
    const read = readOf(file)
    const { market, tickets: sorted } = marketOf(read, tickets)
    const { met } = deferredAcceptance(market)
    const number = sorted.findIndex(({ row }) => file.applicants[row]!.id === learner)
    const own = file.applicants[sorted[number]!.row]!.wishes
    const rank = met[number]! < 0 ? -1 : wishes.indexOf(own[met[number]! - market.wishFrom[number]!]!)
    return rank < 0 ? wishes.length : rank
  }

  test('no other list of wishes gets her more: 1,000 markets, every list', { timeout: 60_000 }, () => {
    const asked = 0
    for (let number = 0; number < 1_000; number += 1) {
      const chance = marketOfChance(number, small)
      const file = { ...chance, applicants: shuffled(chance.applicants, number) }
      const { id, wishes: wished } = file.applicants[asked]!
      const tickets = file.applicants.map((applicant, row) => ({ row, ticket: ticketOf('s', applicant) }))
      const truth = rankWith(tickets, wished, file, id)
      for (const wishes of lists(file.opportunities.map((one) => one.id))) {
        const told = { ...file, applicants: file.applicants.with(asked, { ...file.applicants[asked]!, wishes }) }
        if (rankWith(tickets, wished, told, id) < truth) expect({ number, wishes }).toBe('no gain')
      }
    }
  })

  test('to declare a group never gets her less', () => {
    for (let number = 0; number < 2_000; number += 1) {
      const file = marketOfChance(number, { ...shape, learners: 10 })
      const [asked, ...others] = shuffled(file.applicants, number)
      const ranks = [[], ['g0'], ['g1'], ['g0', 'g1'], ['g0', 'g1', 'g2']].map((groups) =>
        rankOf(asked!.wishes, { ...file, applicants: [...others, { ...asked!, groups }] }, asked!.id),
      )
      const [no, zero, one, both, all] = ranks as [number, number, number, number, number]
      expect([zero <= no, one <= no, both <= Math.min(zero, one), all <= both]).toEqual([true, true, true, true])
    }
  })
})

test('every learner’s own row and the published cut-offs give her result, in both rounds', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      const file = marketOfChance(number, { ...shape, together: number % 2 === 0 ? 0 : 30 })
      const first = drawnOf(file, 's')
      const lines = new Map(first.cutOffs.map((line) => [line.opportunity, line]))
      for (const row of file.applicants) {
        const apart = new Set(first.apart.flatMap((one) => (one.together === row.together ? one.opportunity : [])))
        const place = first.places.find(({ learner }) => learner === row.id)?.opportunity ?? null
        expect(ownResult(row, ticketOf('s', row), lines, apart).opportunity).toBe(place)
      }
    }),
    { numRuns: 1_000 },
  )
})
