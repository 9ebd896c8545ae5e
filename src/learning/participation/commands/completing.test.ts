import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Id } from '#kernel/id.ts'
import { instant } from '#kernel/instant.ts'
import { testNow } from '#platform/database/test-city.ts'
import { entriesWithPersons, nextThingsOf, occasionsAt, occasionTold } from '../queries/for-other-rooms.ts'
import { form, idOf, museumWithSeats, must, type MuseumWithSeats } from '../test-occasion.ts'
import { completeForm, type Entry, type MarkForm } from '../words.ts'
import { completeEntries } from './complete-entries.ts'
import { markEntry } from './mark-entry.ts'
import { takePart } from './take-part.ts'

let it: MuseumWithSeats
beforeAll(async () => {
  it = await museumWithSeats()
})
afterAll(() => it.city.close())

const at = (text: string) => instant(Date.parse(text))
const seat = async (occasionId: Id, count: number): Promise<Entry[]> => {
  const entries: Entry[] = []
  for (let number = 0; number < count; number += 1) {
    const mother = await it.adult()
    const ids = [await it.child([mother])]
    entries.push(...must(await takePart(form(occasionId, ids, {}, it.city), mother, it.city)))
  }
  return entries
}
const mark = ({ id }: Entry, as: MarkForm['as'], by = it.host) => markEntry({ entryId: id, form: { as } }, by, it.city)
const complete = (occasionId: Id, more: object = {}, by = it.host) =>
  completeEntries({ occasionId, form: completeForm.parse(more) }, by, it.city)
const stands = async (occasionId: Id) => (await it.line(occasionId)).map((line) => line.replace(' learner', ''))

test('one tap completes everybody who came, but for those who are named; undone, only that tap is taken back', async () => {
  const occasionId = await it.occasion(4)
  const [one, two, three, four] = (await seat(occasionId, 4)) as [Entry, Entry, Entry, Entry]
  it.city.clock.hold(at('2026-06-20T09:00:00Z'))
  for (const entry of [one, two, three]) must(await mark(entry, 'attended'))
  must(await mark(four, 'absent'))
  expect(await complete(occasionId)).toMatchObject({ refusal: 'participation.not-over' })
  expect(await mark(one, 'completed')).toMatchObject({ refusal: 'participation.not-over' })
  it.city.clock.hold(at('2026-06-20T10:00:00Z'))
  expect(await complete(it.city.newId())).toMatchObject({ refusal: 'participation.not-here' })
  expect(await complete(occasionId, {}, await it.adult())).toMatchObject({ refusal: 'participation.not-yours' })
  must(await mark(one, 'completed'))
  it.city.clock.pass(60_000)
  expect(must(await complete(occasionId, { except: [three.id] }))).toHaveLength(1)
  expect(must(await complete(occasionId, { except: [three.id] }))).toHaveLength(0)
  expect(await stands(occasionId)).toEqual(['1 completed', '2 completed', '3 attended', '4 absent'])
  expect(must(await complete(occasionId, { undo: true }))).toMatchObject([{ id: two.id }])
  expect(await stands(occasionId)).toEqual(['1 completed', '2 attended', '3 attended', '4 absent'])
  must(await mark(one, 'attended'))
  expect(must(await complete(occasionId, { undo: true }))).toEqual([])
  expect((await it.events(occasionId)).slice(-4)).toEqual(['completed', 'completed', 'attended', 'attended'])
  it.city.clock.hold(testNow)
})

test('other rooms read the days of a house, who is on one, and what somebody has next', async () => {
  const day = await it.occasion(2, {}, '2026-08-08')
  const [entry] = await seat(day, 1)
  const span = { from: at('2026-08-08T00:00:00Z'), until: at('2026-08-09T00:00:00Z') }
  expect(await occasionsAt([it.museum], span, it.city)).toMatchObject([{ occasion: { id: day } }])
  expect(await occasionsAt([it.city.newId()], span, it.city)).toEqual([])
  expect(await occasionTold(day, it.city)).toMatchObject({ occasion: { id: day }, offer: { hostId: it.museum } })
  expect(await occasionTold(it.city.newId(), it.city)).toBeNull()
  expect(await entriesWithPersons(day, it.city)).toMatchObject([
    { entry: { id: entry!.id }, person: { displayName: 'Wren Example' } },
  ])
  expect(await nextThingsOf([entry!.personId], it.city.now(), it.city)).toMatchObject([
    { entry: { id: entry!.id }, occasion: { id: day } },
  ])
  expect(await nextThingsOf([entry!.personId], span.until, it.city)).toEqual([])
  expect(await nextThingsOf([idOf(it.host)], it.city.now(), it.city)).toEqual([])
})
