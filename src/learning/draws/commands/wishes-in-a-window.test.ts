import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { withdrawConsent } from '#commons/families'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { must, place } from '../../participation/test-occasion.ts'
import { museumWithDraws, type MuseumWithDraws } from '../test-draw.ts'
import { wishForm } from '../words.ts'
import { closeDraw } from './close-draw.ts'
import { forgetApplicant } from './forget-applicant.ts'
import { runDraw } from './run-draw.ts'
import { wish, withdrawWish } from './wish.ts'

let it: MuseumWithDraws
beforeAll(async () => {
  it = await museumWithDraws()
})
afterAll(async () => {
  await it.jobs.close()
  await it.city.close()
})
beforeEach(() => it.at('2026-06-17T08:00:00Z'))

const quiet = () => Promise.resolve()

test('a window has a beginning and an end; within it wishes are changed and taken back, by whoever answers for the child', async () => {
  const { id, items } = await it.draw([2, 2])
  const { mother, child } = await it.family()
  const stranger = await it.adult()
  const [a, b] = items.map((item) => item.id)
  const says = (by: Actor, wishes: readonly Id[]) =>
    wish({ drawId: id, form: wishForm.parse({ personId: child, wishes }) }, by, it.city)
  it.at('2026-06-15T08:00:00Z')
  expect(await says(mother, [a!])).toMatchObject({ refusal: 'draws.not-open' })
  it.at('2026-06-17T08:00:00Z')
  expect(await says(stranger, [a!])).toMatchObject({ refusal: 'draws.not-yours' })
  expect(await says(mother, [a!, a!])).toMatchObject({ refusal: 'draws.wish-twice' })
  const { rowId } = must(await says(mother, [a!, b!]))
  expect(must(await says(mother, [b!])).rowId).toBe(rowId)
  expect((await it.rows(id)).map(({ wishes }) => wishes)).toEqual([[b]])
  expect(await withdrawWish({ drawId: id, personId: child }, stranger, it.city)).toMatchObject({
    refusal: 'draws.not-yours',
  })
  must(await withdrawWish({ drawId: id, personId: child }, mother, it.city))
  expect(await it.rows(id)).toEqual([])
  must(await says(mother, [a!]))
  it.at('2026-06-18T22:00:00Z')
  expect(await says(mother, [b!])).toMatchObject({ refusal: 'draws.not-open' })
})

test('nobody wishes for what a missing consent stops, and a consent withdrawn the night before leaves the row out', async () => {
  const { id, items } = await it.draw([2])
  const mother = await it.adult()
  const silent = await it.child([mother], { saysYes: false })
  const form = wishForm.parse({ personId: silent, wishes: [items[0]!.id] })
  expect(await wish({ drawId: id, form }, mother, it.city)).toMatchObject({ refusal: 'draws.checks-stop' })
  const child = await it.child([mother])
  await it.wishes(id, child, mother, [items[0]!.id])
  const other = await it.family()
  await it.wishes(id, other.child, other.mother, [items[0]!.id])
  must(
    await withdrawConsent(
      {
        childId: child,
        speakerId: (mother as { person: Id }).person,
        purpose: 'taking-part',
        language: 'en',
        channel: 'screen',
      } as never,
      mother,
      it.city,
      place,
    ),
  )
  it.at('2026-06-18T22:05:00Z')
  expect(must(await closeDraw(id, it.city))).toEqual({ rows: 1 })
  expect((await it.rows(id)).map(({ personId }) => personId)).toEqual([other.child])
})

test('first-timers and whoever says a need come by guarantee; brothers and sisters share a number', async () => {
  const { id, items } = await it.draw([2], { needs: 1 })
  const mother = await it.adult()
  const [one, two] = [await it.child([mother]), await it.child([mother])]
  const others = [await it.family(), await it.family(), await it.family()]
  for (const child of [one, two]) await it.wishes(id, child, mother, [items[0]!.id])
  for (const { child, mother: hers } of others) await it.wishes(id, child, hers, [items[0]!.id])
  const needing = await it.family()
  const row = await it.wishes(id, needing.child, needing.mother, [items[0]!.id], { needs: true })
  await it.seeded(id)
  await runDraw(id, it.city, quiet)
  const rows = await it.rows(id)
  expect(rows.find((r) => r.id === row)).toMatchObject({ placedFirst: items[0]!.id })
  expect(rows.find((r) => r.id === row)!.frozen!.groups).toEqual(['first-time', 'needs'])
  const families = new Map(rows.map(({ personId, frozen }) => [personId, frozen!.family]))
  expect(families.get(one)).toBe(families.get(two))
  expect(new Set(families.values()).size).toBe(5)
})

test('friends under one word are placed together or not at all; alone under a word one asks alone', async () => {
  const { id, items } = await it.draw([2, 1])
  const [a, b] = items.map((item) => item.id)
  const [x, y, z] = [await it.family(), await it.family(), await it.family()]
  const made = must(
    await wish(
      { drawId: id, form: wishForm.parse({ personId: x.child, wishes: [a, b], newFriends: true }) },
      x.mother,
      it.city,
    ),
  )
  expect(made.friends).toMatch(/^[A-Z2-9]{8}$/)
  const unknown = wishForm.parse({ personId: z.child, wishes: [a], friends: 'NOBODYSX' })
  expect(await wish({ drawId: id, form: unknown }, z.mother, it.city)).toMatchObject({
    refusal: 'draws.friends-unknown',
  })
  await it.wishes(id, y.child, y.mother, [a!, b!], { friends: made.friends! })
  await it.wishes(id, z.child, z.mother, [b!], { friends: made.friends! })
  await it.seeded(id)
  const rows = await it.rows(id)
  const together = new Map(rows.map(({ personId, frozen }) => [personId, frozen!.together]))
  expect(together.get(x.child)).toBe(together.get(y.child))
  expect(together.get(z.child)).toBeNull()
  await runDraw(id, it.city, quiet)
  const placed = new Map((await it.rows(id)).map(({ personId, placedFirst }) => [personId, placedFirst]))
  expect([placed.get(x.child), placed.get(y.child), placed.get(z.child)]).toEqual([a, a, b])
})

test('P19 an erased child’s wishes go; a row that was committed to stays and belongs to nobody', async () => {
  const { id, items } = await it.draw([1])
  const [early, late] = [await it.family(), await it.family()]
  await it.wishes(id, early.child, early.mother, [items[0]!.id])
  await it.wishes(id, late.child, late.mother, [items[0]!.id])
  await forgetApplicant(early.child, it.city)
  expect((await it.rows(id)).map(({ personId }) => personId)).toEqual([late.child])
  it.at('2026-06-18T22:05:00Z')
  must(await closeDraw(id, it.city))
  await forgetApplicant(late.child, it.city)
  await forgetApplicant((late.mother as { person: Id }).person, it.city)
  expect(await it.rows(id)).toMatchObject([{ personId: null, madeBy: null, friends: null, areaId: null }])
})
