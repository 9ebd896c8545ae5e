import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordInFull } from '#learning/record'
import type { Day } from '#kernel/instant.ts'
import { money } from '#kernel/money.ts'
import { saveBand } from '../../commons/families/store/bands.ts'
import { dayOfHouse } from '../../learning/participation/queries/day-of-house.ts'
import { himself } from '../../learning/participation/test-occasion.ts'
import { must } from '../hosting/test-house-of-hosts.ts'
import { houseWithDraws, type HouseWithDraws } from './test-house-with-draws.ts'

let around: HouseWithDraws['around']
let it: HouseWithDraws['it']
let close: HouseWithDraws['close']
beforeAll(async () => {
  ;({ around, it, close } = await houseWithDraws())
  const { city } = around.here
  const pay = {
    bands: { reduced: { share: 50 } },
    siblings: [50],
    fares: { child: 250, adult: 500, help: { reduced: 20 } },
  }
  await city.transaction((tx) =>
    tx
      .updateTable('ecosystems')
      .set({ settings: JSON.stringify({ participation: { pay } }), currency: 'EUR' } as never)
      .execute(),
  )
})
afterAll(() => close())

const price = { kind: 'paid', from: money(4000, 'EUR'), to: money(4000, 'EUR'), asWritten: null } as const
const read = async (path: string, cookie: string): Promise<string> => {
  const answer = await around.get(path, cookie)
  expect(answer.statusCode).toBe(200)
  return answer.body.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
}

test('before anybody asks, each wish says what it would cost this family: band, further children and the way on every day', async () => {
  const days = await it.workshop(['2026-08-01', '2026-08-08'], [4, 4], price)
  const unknown = await it.workshop(['2026-08-03'], [4], { kind: 'unknown' })
  const { id, items } = await it.announced([...days, ...unknown])
  const workshop = items.find(({ occasionIds }) => occasionIds.length === 2)!
  const mother = await around.somebody('Hazel Example', null, null)
  const [one, two] = [await it.child([himself(mother.person)]), await it.child([himself(mother.person)])]

  // 40 for the place, 2.50 there and back on each of its two days.
  const alone = await read(`/me/draws/${id}/wishes/${one}`, mother.cookie)
  expect(alone).toContain('You would pay €45. €5 of it is the way there and back.')
  expect(alone).toContain('Nobody has said what it costs. Ask the organiser.')
  expect(alone).not.toContain('of you who wish for it')

  // The second child pays half of the price and all of the way.
  await it.wishes(id, two, himself(mother.person), [workshop.id])
  expect(await read(`/me/draws/${id}/wishes/${one}`, mother.cookie)).toContain('For all 2 of you who wish for it: €70.')

  const band = { id: it.city.newId(), childId: two, band: 'reduced', organisationId: null, setBy: null } as const
  const term = { fromOn: '2026-01-01' as Day, untilOn: '2026-12-31' as Day, because: 'seen-a-letter' } as const
  await it.city.transaction((tx) => saveBand(tx, { ...band, ...term }, it.city.now()))
  const reduced = await read(`/me/draws/${id}/wishes/${one}`, mother.cookie)
  expect(reduced).toContain('You would pay €24. €4 of it is the way there and back. €1 of the fares is paid for you.')
  expect(reduced).toContain('For all 2 of you who wish for it: €38.')

  // What is settled for the first day is what was shown without the way; why, the house does not read.
  await it.wishes(id, one, himself(mother.person), [workshop.id])
  await it.drawn(id)
  await around.work()
  const opportunityId = await it.offerOf(days[0]!)
  const seen = must(await dayOfHouse({ opportunityId, occasionId: days[0]! }, it.host, it.city))
  expect(seen.list!.map(({ settled }) => settled?.minor).toSorted()).toEqual([1000, 2000])
  expect(JSON.stringify(seen)).not.toContain('reduced')
  expect(JSON.stringify(await recordInFull(one, it.city))).not.toContain('reduced')
})

test('nobody reads what a wish would cost another family', async () => {
  const { id } = await it.announced(await it.workshop(['2026-09-01'], [4], price))
  const mother = await around.somebody('Alder Example', null, null)
  const child = await it.child([himself(mother.person)])
  const stranger = await around.somebody('Rowan Example', null, null)
  expect((await around.get(`/me/draws/${id}/wishes/${child}`, stranger.cookie)).statusCode).not.toBe(200)
})
