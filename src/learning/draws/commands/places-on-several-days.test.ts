import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { money } from '#kernel/money.ts'
import type { Price } from '#learning/catalogue'
import { cancelDay } from '../../participation/commands/cancel-day.ts'
import { giveBack } from '../../participation/commands/give-back.ts'
import { undoGiveBack } from '../../participation/commands/undo-give-back.ts'
import { myPlaces } from '../../participation/queries/my-places.ts'
import { loadEntriesOfPersons } from '../../participation/store/entries.ts'
import { must, place } from '../../participation/test-occasion.ts'
import { museumWithDraws, type MuseumWithDraws } from '../test-draw.ts'
import { receiptFile } from '../queries/files.ts'
import { myDraw } from '../queries/my-draw.ts'
import { wishForm } from '../words.ts'
import { wish } from './wish.ts'

type Person = Extract<Actor, { kind: 'person' }>

let it: MuseumWithDraws
beforeAll(async () => {
  it = await museumWithDraws()
})
afterAll(async () => {
  await it.jobs.close()
  await it.city.close()
})

const price: Price = { kind: 'paid', from: money(4000, 'EUR'), to: money(4000, 'EUR'), asWritten: null }
const saturdays = ['2026-06-27', '2026-07-04', '2026-07-11', '2026-07-18']
const takenOn = (days: readonly Id[]) => Promise.all(days.map((day) => it.taken(day)))
const entriesOf = (person: Id) => it.city.reading((tx) => loadEntriesOfPersons(tx, [person]))
const mine = (mother: Person) => myPlaces(mother, it.city, place)
const seenBy = async (id: Id, mother: Person) =>
  must(await myDraw(id, mother, it.city, place)).people.find(({ rowId }) => rowId !== null)!

test('a workshop of four Saturdays is wished for, drawn, shown, paid for, given back and drawn again as one place', async () => {
  const days = await it.workshop(saturdays, [1, 3, 3, 3], price)
  const { id, items } = await it.announced(days)
  expect(items).toMatchObject([{ name: 'w1', occasionIds: days, seats: 1 }])
  const [one, two] = [await it.family(), await it.family()]
  for (const { child, mother } of [one, two]) await it.wishes(id, child, mother, [items[0]!.id])
  await it.drawn(id)
  expect(await takenOn(days)).toEqual([1, 1, 1, 1])
  const lucky = (await it.rows(id)).find(({ placedFirst }) => placedFirst !== null)!.personId
  const [first, second] = lucky === one.child ? [one, two] : [two, one]

  const { toCome } = await mine(first.mother)
  expect(toCome).toHaveLength(1)
  expect(toCome[0]!.days.map(({ occasion }) => occasion.id)).toEqual(days)
  const entries = await entriesOf(first.child)
  expect(entries).toHaveLength(4)
  const settled = await it.city.reading((tx) =>
    tx
      .selectFrom('participation_entries as e')
      .innerJoin('participation_occasions as o', 'o.id', 'e.occasion_id')
      .select('e.settled_minor')
      .where('e.person_id', '=', first.child)
      .orderBy('o.starts_at')
      .execute(),
  )
  expect(settled.map((row) => row.settled_minor)).toEqual([4000, null, null, null])
  expect((await seenBy(id, first.mother)).result).toMatchObject({ isProven: true, isGone: false })

  // Given back by whichever of its days, taken back whole, and given back for good.
  const any = entries.find(({ occasionId }) => occasionId === days[2])!
  must(await giveBack({ entryId: any.id }, first.mother, it.city))
  expect(await takenOn(days)).toEqual([0, 0, 0, 0])
  must(await undoGiveBack({ entryId: any.id }, first.mother, it.city))
  expect(await takenOn(days)).toEqual([1, 1, 1, 1])
  must(await giveBack({ entryId: any.id }, first.mother, it.city))
  expect((await seenBy(id, first.mother)).result).toMatchObject({
    itemId: items[0]!.id,
    isProven: true,
    isGone: true,
  })

  await it.again(id)
  expect(await takenOn(days)).toEqual([1, 1, 1, 1])
  expect((await entriesOf(second.child)).map(({ state }) => state)).toEqual(Array(4).fill('confirmed'))
  expect((await seenBy(id, second.mother)).result).toMatchObject({ itemId: items[0]!.id, isGone: false, round: 2 })
  expect((await seenBy(id, first.mother)).result).toMatchObject({ isGone: true })
})

test('in a second round somebody moves from all days of one workshop to all days of a dearer one', async () => {
  const [dear, other] = [
    await it.workshop(['2026-08-01', '2026-08-08'], [1, 1]),
    await it.workshop(['2026-08-02'], [1]),
  ]
  const { id, items } = await it.announced([...dear, ...other])
  const [a, b] = [
    items.find(({ occasionIds }) => occasionIds.length === 2)!,
    items.find((item) => item.occasionIds.length === 1)!,
  ]
  const families = [await it.family(), await it.family()]
  for (const { child, mother } of families) await it.wishes(id, child, mother, [a.id, b.id])
  await it.drawn(id)
  const rows = await it.rows(id)
  const inDear = families.find(({ child }) => rows.some((r) => r.personId === child && r.placedFirst === a.id))!
  const inOther = families.find((one) => one !== inDear)!
  const [entry] = await entriesOf(inDear.child)
  must(await giveBack({ entryId: entry!.id }, inDear.mother, it.city))
  await it.again(id)
  expect([await takenOn(dear), await takenOn(other)]).toEqual([[1, 1], [0]])
  expect((await mine(inOther.mother)).toCome[0]!.days.map(({ occasion }) => occasion.id)).toEqual(dear)
})

test('what stands against one of its days stands against the place; a day that is cancelled leaves the others', async () => {
  const days = await it.workshop(['2026-09-05', '2026-09-12'], [2, 2])
  const { id, items } = await it.announced(days)
  const { mother } = await it.family()
  const silent = await it.child([mother], { saysYes: false })
  const form = wishForm.parse({ personId: silent, wishes: [items[0]!.id] })
  expect(await wish({ drawId: id, form }, mother, it.city)).toMatchObject({ refusal: 'draws.checks-stop' })
  const yes = await it.family()
  await it.wishes(id, yes.child, yes.mother, [items[0]!.id])
  must(await cancelDay({ occasionId: days[0]! }, it.host, it.city))
  await it.drawn(id)
  expect(await takenOn(days)).toEqual([0, 1])
  expect((await mine(yes.mother)).toCome.map(({ occasion }) => occasion.id)).toEqual([days[1]])
})

test('days that overlap are not one place', async () => {
  it.at('2026-06-17T08:00:00Z')
  const days = await it.workshop(['2026-10-03', '2026-10-03'], [2, 2])
  const whole = { [await it.offerOf(days[0]!)]: 'offer' }
  expect(await it.drawOver(days, whole)).toMatchObject({ refusal: 'draws.days-clash' })
  expect((await it.drawOver(days, {})).ok).toBe(true)
})

test('of a row frozen before its tree was kept the receipt is the same', async () => {
  const days = await it.workshop(['2026-11-07'], [2])
  const { id, items } = await it.announced(days)
  const families = [await it.family(), await it.family(), await it.family()]
  for (const { child, mother } of families) await it.wishes(id, child, mother, [items[0]!.id])
  await it.drawn(id)
  const rows = await it.rows(id)
  const receipts = () =>
    Promise.all(
      rows.map((row) => {
        const { mother } = families.find(({ child }) => child === row.personId)!
        return receiptFile(row.id, mother, it.city)
      }),
    )
  const kept = await receipts()
  await it.city.transaction(async (tx) => {
    await tx.deleteFrom('draws_levels').where('draw_id', '=', id).execute()
    await tx.updateTable('draws_rows').set({ leaf: null }).where('draw_id', '=', id).execute()
  })
  expect(await receipts()).toEqual(kept)
  expect(kept.every(({ ok }) => ok)).toBe(true)
})
