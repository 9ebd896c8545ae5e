import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkDraw } from '../checking/check-draw.ts'
import { drawAgain, drawPlaces } from '../draw-places.ts'
import { chanceOf, marketOfChance, shuffled, type Shape } from '../test-market.ts'
import { ticketOf } from '../tickets.ts'
import type { Applicant, Draw, DrawFile } from '../words.ts'
import { commit } from './commitment.ts'
import { guaranteesThatHurt } from './guarantees-that-hurt.ts'
import { listFor, publicResult } from './public-result.ts'
import { checkReceipt, proofOf, receiptOf } from './receipts.ts'
import { syntheticTwin } from './synthetic-twin.ts'

const shape: Shape = { learners: 14, opportunities: 5, wishes: 5, groups: 3, inGroup: 40, together: 20 }
const valueOf = <Value>(result: { ok: true; value: Value } | { ok: false; refusal: string }): Value => {
  if (!result.ok) throw new Error(result.refusal)
  return result.value
}
const numbers = fc.integer({ min: 0, max: 2 ** 31 })
const secret = 'a secret of the file'

describe('receipts', () => {
  test('of every applicant, placed or not, prove her row and give her result in both rounds', () => {
    fc.assert(
      fc.property(numbers, (number) => {
        const file = marketOfChance(number, shape)
        const chance = chanceOf(number + 3)
        const gone = new Set(file.applicants.flatMap(({ id }) => (chance(4) === 0 ? [id] : [])))
        const first = valueOf(drawPlaces(file, 's'))
        const second = valueOf(drawAgain(file, first, gone))
        const committed = commit(file, secret)
        const published = JSON.parse(JSON.stringify(publicResult(file, committed.commitment, [first, second])))
        for (const row of file.applicants) {
          const rounds = gone.has(row.id) ? [first] : [first, second]
          const receipt = JSON.parse(JSON.stringify(receiptOf(row, secret, proofOf(committed, row.id), rounds)))
          const place = rounds.at(-1)!.places.find(({ learner }) => learner === row.id)?.opportunity ?? null
          expect(checkReceipt(receipt, published)).toMatchObject({ ok: true, value: { opportunity: place } })
        }
      }),
      { numRuns: 300 },
    )
  })

  test('prove nothing once anything of the row, the rules or the path is another', () => {
    const file = marketOfChance(5, shape)
    const draw = valueOf(drawPlaces(file, 's'))
    const committed = commit(file, secret)
    const published = publicResult(file, committed.commitment, [draw])
    const row = file.applicants.find(({ wishes }) => wishes.length > 1)!
    const receipt = receiptOf(row, secret, proofOf(committed, row.id), [draw])
    expect(checkReceipt(receipt, published).ok).toBe(true)
    const rows: Applicant[] = [
      { ...row, wishes: row.wishes.toReversed() },
      { ...row, groups: [...row.groups, 'g9'] },
      { ...row, family: 'f99' },
      { ...row, together: 'b99' },
    ]
    for (const other of rows) {
      expect(checkReceipt({ ...receipt, row: other }, published)).toEqual({ ok: false, refusal: 'row-not-in' })
    }
    for (const wrong of [
      { salt: `${receipt.salt}0` },
      { position: receipt.position + 1 },
      { path: receipt.path.slice(1) },
      { path: [...receipt.path, receipt.path[0]!] },
      { path: receipt.path.with(0, 'no hash') },
    ]) {
      expect(checkReceipt({ ...receipt, ...wrong }, published)).toEqual({ ok: false, refusal: 'row-not-in' })
    }
    const opportunities = published.opportunities.map((offer) => ({ ...offer, seats: offer.seats + 1 }))
    expect(checkReceipt(receipt, { ...published, opportunities })).toEqual({ ok: false, refusal: 'rules-changed' })
    expect(checkReceipt(receipt, { ...published, rounds: [] })).toEqual({ ok: false, refusal: 'lines-missing' })
  })

  test('hold nothing of anybody else', () => {
    const file = marketOfChance(8, shape)
    const committed = commit(file, secret)
    const row = file.applicants[3]!
    const receipt = receiptOf(row, secret, proofOf(committed, row.id), [valueOf(drawPlaces(file, 's'))])
    expect(Object.keys(receipt).sort()).toEqual(['apart', 'path', 'position', 'row', 'salt'])
    expect(receipt.row).toEqual(row)
    expect(receipt.path.every((hash) => /^[0-9a-f]{64}$/.test(hash))).toBe(true)
  })
})

test('the commitment does not depend on the order of rows', () => {
  const file = marketOfChance(11, shape)
  const other = { opportunities: file.opportunities.toReversed(), applicants: shuffled(file.applicants, 2) }
  expect(commit(other, secret).commitment).toEqual(commit(file, secret).commitment)
})

test('nothing public and no host’s list tells a learner’s route, nor changes with it', () => {
  const file = marketOfChance(21, { ...shape, together: 0 })
  const draw = valueOf(drawPlaces(file, 's'))
  expect(new Set(draw.places.map(({ route }) => route)).size).toBeGreaterThan(1)
  const hidden: Draw = { ...draw, places: draw.places.map((place) => ({ ...place, route: 'open' })) }
  const { commitment } = commit(file, secret)
  expect(publicResult(file, commitment, [draw])).toEqual(publicResult(file, commitment, [hidden]))
  const text = JSON.stringify(publicResult(file, commitment, [draw]))
  for (const row of file.applicants) {
    expect(text).not.toContain(`"${row.id}"`)
    expect(text).not.toContain(ticketOf('s', row))
  }
  for (const { id } of file.opportunities) expect(listFor(id, draw)).toEqual(listFor(id, hidden))
})

test('a guarantee that places one of its group instead of two is found', () => {
  const opportunities = ['A', 'B', 'C'].map((id) => ({
    id,
    seats: 1,
    guarantees: id === 'A' ? [{ group: 'm', seats: 1 }] : [],
  }))
  const row = (id: string, groups: string[], wishes: string[]): Applicant => ({
    id,
    family: id,
    together: null,
    groups,
    wishes,
  })
  const file: DrawFile = {
    opportunities,
    applicants: [row('m1', ['m'], ['A', 'C']), row('m2', ['m'], ['B']), row('M', [], ['A', 'B'])],
  }
  // The outsider is first at both: a seed under which her ticket sorts before the others'.
  const seed = Array.from({ length: 100 }, (_, number) => `seed ${number}`).find((one) => {
    const [m1, m2, outsider] = file.applicants.map((applicant) => ticketOf(one, applicant))
    return outsider! < m1! && outsider! < m2!
  })!
  const hurting = [{ opportunity: 'A', group: 'm', placedWith: 1, placedWithout: 2 }]
  expect(guaranteesThatHurt(file, seed)).toEqual({ ok: true, value: hurting })
})

test('a twin has the shape of its file and none of its people, and can be drawn', () => {
  const file = marketOfChance(3, { ...shape, learners: 400, opportunities: 12 })
  const twin = syntheticTwin(file, 'twin')
  expect(twin).toEqual(syntheticTwin({ ...file, applicants: shuffled(file.applicants, 1) }, 'twin'))
  expect(twin.applicants).toHaveLength(400)
  expect(twin.opportunities).toEqual(file.opportunities)
  const real = new Set(file.applicants.flatMap(({ id, family }) => [id, family]))
  expect(twin.applicants.some(({ id, family }) => real.has(id) || real.has(family))).toBe(false)
  const draw = valueOf(drawPlaces(twin, 's'))
  expect(checkDraw(twin, draw).faults).toEqual([])
  expect(draw.places.length).toBeGreaterThan(10)
})
