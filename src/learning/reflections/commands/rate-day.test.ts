import { afterAll, beforeAll, expect, test } from 'vitest'
import { instant } from '#kernel/instant.ts'
import { museumWithSeats, must, type MuseumWithSeats } from '../../participation/test-occasion.ts'
import { afterSeen } from '../queries/after-seen.ts'
import { dayAfter } from '../queries/day-after.ts'
import { rateAsHost, rateAsLearner } from './rate-day.ts'
import { afterDayAt, over } from './test-after-day.ts'

let it: MuseumWithSeats
beforeAll(async () => {
  it = await museumWithSeats()
})
afterAll(async () => {
  await it.city.close()
})

const afterDay = (children = 1) => afterDayAt(it, children)
const scores = { relationship: 5, relevance: 4, excitement: 3 }

test('[The Met (g)] P26 both sides say three numbers; each reads the other’s after its own or after the term, a house never fewer than ten', async () => {
  const { occasionId, families } = await afterDay(11)
  const [first] = families
  const rate = (index: number, given = scores) => {
    it.city.clock.pass(1)
    return rateAsLearner({ entryId: families[index]!.entryId, scores: given }, families[index]!.child, it.city)
  }
  const house = () => rateAsHost({ occasionId, scores: { ...scores, excitement: 5 } }, it.host, it.city)
  const learnersSay = async () => must(await dayAfter(occasionId, it.host, it.city)).learnersSay
  const houseSays = async () => must(await afterSeen(first!.entryId, first!.child, it.city)).houseSays
  must(await house())
  expect(await houseSays()).toBeNull()
  must(await rate(0))
  expect(await houseSays()).toMatchObject({ excitement: 5 })
  expect(await rate(0)).toMatchObject({ refusal: 'reflections.both-have-said' })
  expect(await house()).toMatchObject({ refusal: 'reflections.both-have-said' })
  for (let index = 1; index < 9; index += 1) must(await rate(index))
  expect(await learnersSay()).toBeNull()
  must(await rate(9, { ...scores, excitement: 1 }))
  expect(await learnersSay()).toEqual({ count: 10, means: { relationship: 4.5, relevance: 4, excitement: 3 } })
  // The eleventh alone changes nothing that is shown.
  must(await rate(10, { relationship: 1, relevance: 1, excitement: 1 }))
  expect(await learnersSay()).toEqual({ count: 10, means: { relationship: 4.5, relevance: 4, excitement: 3 } })
  expect(await rateAsLearner({ entryId: first!.entryId, scores }, first!.mother, it.city)).toMatchObject({
    refusal: 'reflections.not-yours',
  })
  expect(await rateAsHost({ occasionId, scores }, first!.mother, it.city)).toMatchObject({
    refusal: 'reflections.not-yours',
  })
})

test('one side that says nothing keeps the other waiting no longer than the term', async () => {
  const { child, entryId, occasionId } = await afterDay()
  must(await rateAsHost({ occasionId, scores }, it.host, it.city))
  expect(must(await afterSeen(entryId, child, it.city)).houseSays).toBeNull()
  it.city.clock.hold(instant(over + 14 * 86_400_000))
  expect(must(await afterSeen(entryId, child, it.city)).houseSays).toEqual(scores)
})
