import { afterAll, beforeAll, expect, test } from 'vitest'
import { money } from '#kernel/money.ts'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import type { Price } from '#learning/catalogue'
import { saveBand } from '../../../commons/families/store/bands.ts'
import { dayOfHouse } from '../queries/day-of-house.ts'
import { payOfFamily } from '../queries/pay-of-family.ts'
import { loadSettled } from '../store/amounts.ts'
import { loadOccasions } from '../store/occasions.ts'
import { form, idOf, museumWithSeats, must, type MuseumWithSeats } from '../test-occasion.ts'
import { participationSettings } from '../words.ts'
import { giveBack } from './give-back.ts'
import { settleAfter } from './settle-amounts.ts'
import { takePart } from './take-part.ts'

let it: MuseumWithSeats
const price: Price = { kind: 'paid', from: money(1000, 'EUR'), to: money(1000, 'EUR'), asWritten: null }
const settings = participationSettings.parse({
  pay: { bands: { reduced: { share: 50 }, free: { share: 0 } }, siblings: [80], companions: 0 },
})
beforeAll(async () => {
  it = await museumWithSeats()
  const ecosystems = { participation: { pay: settings.pay } }
  await it.city.transaction((tx) =>
    tx
      .updateTable('ecosystems')
      .set({ settings: JSON.stringify(ecosystems), currency: 'EUR' } as never)
      .execute(),
  )
})
afterAll(() => it.city.close())

const band = async (childId: Id, name: 'reduced' | 'free'): Promise<void> => {
  const days = { fromOn: '2026-01-01' as Day, untilOn: '2026-12-31' as Day }
  const given = { id: it.city.newId(), childId, band: name, organisationId: null, setBy: null, ...days } as const
  await it.city.transaction((tx) => saveBand(tx, { ...given, because: 'seen-a-letter' }, it.city.now()))
}
const settled = async (entries: readonly { readonly id: Id }[]) => {
  const ids = entries.map(({ id }) => id)
  const amounts = await it.city.reading((tx) => loadSettled(tx, ids))
  return ids.map((id) => amounts.get(id)?.minor ?? null)
}
const book = async (mother: Actor, personIds: readonly Id[], occasionId: Id) => {
  const booked = must(await takePart(form(occasionId, personIds, {}, it.city), mother, it.city))
  return personIds.map((id) => booked.find(({ personId }) => personId === id)!)
}

test('what was shown before is what is settled; the second child pays less, an adult who comes along nothing', async () => {
  const occasionId = await it.occasion(9, { price, ages: { min: 8, max: 12 } })
  const mother = await it.adult()
  const children = [await it.child([mother]), await it.child([mother])]
  const entries = await book(mother, [...children, idOf(mother)], occasionId)
  expect((await settled(entries)).toSorted()).toEqual([0, 1000, 800])
  const child = { part: 'learner', isAdult: false } as const
  const who = [child, child, { part: 'companion', isAdult: true }] as const
  const payOf = await it.city.reading((tx) => payOfFamily({ payer: idOf(mother), price, online: false }, tx, it.city))
  expect(payOf(who).fee!.from.minor).toBe(1800)
})

test('a band of one of the children holds for the family; whoever stays is the first child then', async () => {
  const occasionId = await it.occasion(9, { price })
  const mother = await it.adult()
  const children = [await it.child([mother]), await it.child([mother])]
  await band(children[1]!, 'reduced')
  const entries = await book(mother, children, occasionId)
  // Which of two who ask in one breath is the second is nobody's matter.
  expect((await settled(entries)).toSorted()).toEqual([400, 500])
  must(await giveBack({ entryId: entries[0]!.id }, mother, it.city))
  expect(await settled(entries)).toEqual([null, 500])
  await settleAfter(entries[0]!.id, it.city)
  await settleAfter(entries[0]!.id, it.city)
  expect(await settled(entries)).toEqual([null, 500])
})

test('who comes later is a further child; nothing is settled of a range, and of nothing nobody pays', async () => {
  const occasionId = await it.occasion(9, { price })
  const mother = await it.adult()
  const children = [await it.child([mother]), await it.child([mother])]
  const first = await book(mother, children.slice(0, 1), occasionId)
  const second = await book(mother, children.slice(1), occasionId)
  expect(await settled([...first, ...second])).toEqual([1000, 800])
  const range: Price = { ...price, to: money(2000, 'EUR') }
  expect(await settled(await book(mother, children, await it.occasion(9, { price: range }, '2026-06-21')))).toEqual([
    null,
    null,
  ])
  await band(children[0]!, 'free')
  expect(await settled(await book(mother, children, await it.occasion(9, { price }, '2026-06-22')))).toEqual([0, 0])
})

test('[Educació360 (e)] the fee comes of the family’s band; its house reads the amount and nothing of why', async () => {
  const occasionId = await it.occasion(9, { price }, '2026-06-23')
  const [one, other] = [await it.adult(), await it.adult()]
  const [lent, plain] = [await it.child([one]), await it.child([other])]
  await band(lent, 'reduced')
  await book(one, [lent], occasionId)
  await book(other, [plain], occasionId)
  const { opportunityId } = (await it.city.reading((tx) => loadOccasions(tx, [occasionId])))[0]!
  const day = must(await dayOfHouse({ opportunityId, occasionId }, it.host, it.city))
  const amounts = new Map(day.list!.map(({ entry, settled: amount }) => [entry.personId, amount?.minor]))
  expect([amounts.get(lent), amounts.get(plain)]).toEqual([500, 1000])
  const [first, second] = day.list!
  // Beside the amount both rows hold the same kinds of things, and none of them is the band.
  expect(Object.keys(first!).toSorted()).toEqual(Object.keys(second!).toSorted())
  expect(Object.keys(first!.entry).toSorted()).toEqual(Object.keys(second!.entry).toSorted())
  expect(JSON.stringify(day)).not.toMatch(/reduced|band/i)
})
