import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Price } from '#learning/catalogue'
import { takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import { dayIn } from '#kernel/instant.ts'
import { money } from '#kernel/money.ts'
import {
  form,
  himself,
  idOf,
  museumWithSeats,
  must,
  place,
  type MuseumWithSeats,
} from '../../participation/test-occasion.ts'
import { homeShown } from '../present/home-shown.ts'
import { daysOfMine } from './days-of-mine.ts'

let it: MuseumWithSeats
beforeAll(async () => {
  it = await museumWithSeats()
})
afterAll(() => it.city.close())

const ages = { min: null, max: null }
const price: Price = { kind: 'paid', from: money(800, 'EUR'), to: money(800, 'EUR'), asWritten: null }
const shownTo = async (by: Actor) => {
  const who = himself(idOf(by)) as Extract<Actor, { kind: 'person' }>
  const seen = await daysOfMine(who, it.city.now(), it.city, place)
  return homeShown(seen, dayIn(place.timeZone, it.city.now()))
}

test('a day to which two children and their mother go stands once, with all three and one sum; a father in another household and the children read no amount', async () => {
  const [mother, father] = [await it.adult(), await it.adult('Linden Example')]
  const wren = await it.child([mother, father])
  const lark = await it.child([mother], { name: 'Lark Example' })
  const occasionId = await it.occasion(9, { ages, price }, '2026-06-20')
  must(await takePart(form(occasionId, [wren, lark, idOf(mother)], {}, it.city), mother, it.city))
  const later = await it.occasion(1, { ages, price }, '2026-06-22')
  must(await takePart(form(later, [wren], {}, it.city), mother, it.city))
  const full = await it.occasion(1, { ages, price }, '2026-06-21')
  const other = await it.adult('Alder Example')
  must(await takePart(form(full, [idOf(other)], {}, it.city), other, it.city))
  must(await takePart(form(full, [lark], {}, it.city), mother, it.city))
  const far = await it.occasion(4, { ages, price }, '2026-07-20')
  must(await takePart(form(far, [lark], {}, it.city), mother, it.city))

  const { things, week } = await shownTo(mother)
  expect(things.map((one) => one.occasionId)).toEqual([occasionId, full, later, far])
  const [first, waits] = things
  expect(first!.places.map(({ personId }) => personId).toSorted()).toEqual([wren, lark, idOf(mother)].toSorted())
  expect(first!.places[0]!.personId).toBe(idOf(mother))
  expect(first!.pay).toEqual({ settled: [money(2400, 'EUR')], open: [] })
  expect(waits!.pay).toEqual({ settled: [], open: [money(800, 'EUR')] })
  // Three and one in these seven days, one that waits; what is a month away is not in it.
  expect(week).toEqual({ settled: [money(3200, 'EUR')], open: [money(800, 'EUR')] })

  for (const one of [father, himself(wren)]) {
    const seen = await shownTo(one)
    expect(seen.things.map((thing) => thing.occasionId)).toEqual([occasionId, later])
    expect(seen.things.map(({ places }) => places.map(({ personId }) => personId))).toEqual([[wren], [wren]])
    expect(seen.week).toEqual({ settled: [], open: [] })
    expect(JSON.stringify(seen)).not.toContain('minor')
  }
})
