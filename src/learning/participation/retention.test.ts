import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { testNow } from '#platform/database/test-city.ts'
import { giveBack } from './commands/give-back.ts'
import { takePart } from './commands/take-part.ts'
import { participationRetention } from './retention.ts'
import { form, museumWithSeats, must, type MuseumWithSeats } from './test-occasion.ts'

let it: MuseumWithSeats
beforeAll(async () => {
  it = await museumWithSeats()
})
afterAll(() => it.city.close())

const day = 86_400_000
const run = async (): Promise<Record<string, number>> => {
  const gone: Record<string, number> = {}
  for (const { name, run: remove } of participationRetention)
    gone[name.replace('participation.', '')] = await remove(it.city)
  return gone
}
const rows = async (occasionId: Id) => ({
  line: await it.line(occasionId),
  parties: await it.city.reading(async (tx) => {
    const found = await tx
      .selectFrom('participation_bookings')
      .select('id')
      .where('occasion_id', '=', occasionId)
      .execute()
    return found.length
  }),
})

test('P17 what was given up goes after ninety days, a list after two years, each party with its last entry, and nothing sooner', async () => {
  const occasionId = await it.occasion(4)
  const mother = await it.adult()
  const [wren, lark] = [await it.child([mother]), await it.child([mother])]
  const ask = async (id: Id) => must(await takePart(form(occasionId, [id], {}, it.city), mother, it.city))[0]!
  const [given, kept] = [await ask(wren), await ask(lark)]
  must(await giveBack({ entryId: given.id }, mother, it.city))
  it.city.clock.hold(testNow)
  it.city.clock.pass(90 * day - 1_000)
  expect(await run()).toMatchObject({ 'given-up': 0, lists: 0 })
  it.city.clock.pass(2_000)
  expect(await run()).toMatchObject({ 'given-up': 1, lists: 0, 'empty-parties': 1 })
  expect(await rows(occasionId)).toEqual({ line: ['2 learner confirmed'], parties: 1 })
  expect(await run()).toMatchObject({ 'given-up': 0, lists: 0, 'empty-parties': 0 })
  it.city.clock.pass(640 * day)
  expect(await run()).toMatchObject({ lists: 1, 'empty-parties': 1 })
  expect(await rows(occasionId)).toEqual({ line: [], parties: 0 })
  expect(kept.state).toBe('confirmed')
  it.city.clock.hold(testNow)
})
