import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { takePart } from '#learning/participation'
import { withdrawConsent } from '#commons/families'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { changeSignUp } from '../../participation/commands/change-sign-up.ts'
import { giveBack } from '../../participation/commands/give-back.ts'
import { loadEntriesOfPersons } from '../../participation/store/entries.ts'
import { form as ask, must, place } from '../../participation/test-occasion.ts'
import { loadDraw } from '../store/draws.ts'
import { loadRounds } from '../store/rounds.ts'
import { museumWithDraws, type MuseumWithDraws } from '../test-draw.ts'
import { seedForm, wishForm } from '../words.ts'
import { closeDraw } from './close-draw.ts'
import { forgetApplicant } from './forget-applicant.ts'
import { cancelDraw, nameSource, releaseRest } from './lead-draw.ts'
import { beginSecondRound, publishRound } from './publish-round.ts'
import { runDraw } from './run-draw.ts'
import { saySeed } from './say-seed.ts'
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
const seed = (value: string) => seedForm.parse({ value }).value
const stateOf = async (id: Id) => (await it.city.reading((tx) => loadDraw(tx, id)))!.state

/** One child each with a mother of its own. */
const family = async (): Promise<{ mother: Actor; child: Id }> => {
  const mother = await it.adult()
  return { mother, child: await it.child([mother]) }
}
const seeded = async (id: Id, value = '04 17 22 35 41'): Promise<void> => {
  it.at('2026-06-18T22:05:00Z')
  must(await closeDraw(id, it.city))
  it.at('2026-06-19T17:00:00Z')
  must(await saySeed({ drawId: id, value: seed(value) }, it.host, it.city, it.jobs))
  must(await saySeed({ drawId: id, value: seed(value) }, it.auditor, it.city, it.jobs))
}

test('places are drawn and given through the rows that hold seats; who asks first has nothing of it', async () => {
  const { id, items } = await it.draw([1, 1])
  const families = [await family(), await family(), await family()]
  const [a, b] = items
  const refused = await takePart(
    ask(a!.occasionIds[0]!, [families[0]!.child], {}, it.city),
    families[0]!.mother,
    it.city,
  )
  expect(refused).toMatchObject({ refusal: 'participation.by-draw' })
  const more = await changeSignUp(
    { occasionId: a!.occasionIds[0]!, form: { seats: 9, minimum: null, state: 'open' } },
    it.host,
    it.city,
  )
  expect(more).toMatchObject({ refusal: 'participation.by-draw' })
  for (const { child, mother } of families) await it.wishes(id, child, mother, [a!.id, b!.id])
  expect(await closeDraw(id, it.city)).toMatchObject({ refusal: 'draws.window-runs' })
  await seeded(id)
  expect(await publishRound(id, it.steward, it.city)).toMatchObject({ refusal: 'draws.not-from-here' })
  must({ ok: true, value: await runDraw(id, it.city, quiet) })
  expect(must(await publishRound(id, it.host, it.city))).toEqual({ placed: 2 })
  expect(must(await publishRound(id, it.host, it.city))).toEqual({ placed: 2 })
  expect([await it.taken(a!.occasionIds[0]!), await it.taken(b!.occasionIds[0]!)]).toEqual([1, 1])
  expect(await it.events(a!.occasionIds[0]!)).toEqual(['sign-up-opened', 'sign-up-changed', 'applied', 'confirmed'])
  const [round] = await it.city.reading((tx) => loadRounds(tx, id))
  expect(round).toMatchObject({
    checked: { faults: 0, wastedSeats: 0, wastedGuarantees: 0, blocking: 0, blockingAlone: 0 },
    hurting: [],
  })
})

test('a window has a beginning and an end; within it wishes are changed and taken back, by whoever answers for the child', async () => {
  const { id, items } = await it.draw([2, 2])
  const { mother, child } = await family()
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
  const other = await family()
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

test('a consent withdrawn between the draw and its publication gives no place; the seat is drawn for again', async () => {
  const { id, items } = await it.draw([1])
  const [one, two] = [await family(), await family()]
  for (const { child, mother } of [one, two]) await it.wishes(id, child, mother, [items[0]!.id])
  await seeded(id)
  await runDraw(id, it.city, quiet)
  const lucky = (await it.rows(id)).find(({ placedFirst }) => placedFirst !== null)!.personId
  const { child: childId, mother } = [one, two].find(({ child }) => child === lucky)!
  const speakerId = (mother as { person: Id }).person
  const said = { childId, speakerId, purpose: 'taking-part', language: 'en', channel: 'screen' } as const
  must(await withdrawConsent(said, mother, it.city, place))
  must(await publishRound(id, it.host, it.city))
  expect(await it.taken(items[0]!.occasionIds[0]!)).toBe(0)
  must(await beginSecondRound(id, it.host, it.city, it.jobs))
  await runDraw(id, it.city, quiet)
  must(await publishRound(id, it.host, it.city))
  expect(await it.taken(items[0]!.occasionIds[0]!)).toBe(1)
})

test('two people read the number at its source, not before its hour and not after rows that were frozen late', async () => {
  const { id } = await it.draw([1])
  const says = (by: Actor, value: string) => saySeed({ drawId: id, value }, by, it.city, it.jobs)
  it.at('2026-06-18T22:05:00Z')
  must(await closeDraw(id, it.city))
  expect(await says(it.host, '1 2 3')).toMatchObject({ refusal: 'draws.seed-too-early' })
  it.at('2026-06-19T16:30:00Z')
  expect(await says(await it.adult(), '1 2 3')).toMatchObject({ refusal: 'draws.not-yours' })
  expect(must(await says(it.host, '1 2 4'))).toEqual({ isConfirmed: false })
  expect(must(await says(it.host, '1 2 3'))).toEqual({ isConfirmed: false })
  expect(await says(it.auditor, '1 2 4')).toMatchObject({ refusal: 'draws.seed-differs' })
  expect(must(await says(it.auditor, '1 2 3'))).toEqual({ isConfirmed: true })
  expect(await stateOf(id)).toBe('seeded')

  it.at('2026-06-17T08:00:00Z')
  const late = (await it.draw([1])).id
  it.at('2026-06-19T18:00:00Z')
  must(await closeDraw(late, it.city))
  expect(await saySeed({ drawId: late, value: '1 2 3' }, it.host, it.city, it.jobs)).toMatchObject({
    refusal: 'draws.source-too-early',
  })
  const other = { source: 'another', sourceAddress: null, sourceOn: '2026-06-20', sourceTime: '18:00' } as never
  must(await nameSource({ drawId: late, form: other }, it.host, it.city))
  it.at('2026-06-20T17:00:00Z')
  must(await saySeed({ drawId: late, value: '1 2 3' }, it.host, it.city, it.jobs))
})

test('first-timers and whoever says a need come by guarantee; brothers and sisters share a number', async () => {
  const { id, items } = await it.draw([2], { needs: 1 })
  const mother = await it.adult()
  const [one, two] = [await it.child([mother]), await it.child([mother])]
  const others = [await family(), await family(), await family()]
  for (const child of [one, two]) await it.wishes(id, child, mother, [items[0]!.id])
  for (const { child, mother: hers } of others) await it.wishes(id, child, hers, [items[0]!.id])
  const needing = await family()
  const row = await it.wishes(id, needing.child, needing.mother, [items[0]!.id], { needs: true })
  await seeded(id)
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
  const [x, y, z] = [await family(), await family(), await family()]
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
  await seeded(id)
  const rows = await it.rows(id)
  const together = new Map(rows.map(({ personId, frozen }) => [personId, frozen!.together]))
  expect(together.get(x.child)).toBe(together.get(y.child))
  expect(together.get(z.child)).toBeNull()
  await runDraw(id, it.city, quiet)
  const placed = new Map((await it.rows(id)).map(({ personId, placedFirst }) => [personId, placedFirst]))
  expect([placed.get(x.child), placed.get(y.child), placed.get(z.child)]).toEqual([a, a, b])
})

test('a place given back goes on in a second round in which nobody loses a place, and the rest to whoever asks', async () => {
  const { id, items } = await it.draw([1, 1])
  const [a, b] = items
  const families = [await family(), await family(), await family()]
  for (const { child, mother } of families) await it.wishes(id, child, mother, [a!.id, b!.id])
  await seeded(id)
  await runDraw(id, it.city, quiet)
  must(await publishRound(id, it.host, it.city))
  expect(await beginSecondRound(id, it.host, it.city, it.jobs)).toMatchObject({ refusal: 'draws.nobody-left' })
  const first = (await it.rows(id)).find(({ placedFirst }) => placedFirst === a!.id)!
  const second = (await it.rows(id)).find(({ placedFirst }) => placedFirst === b!.id)!
  const third = (await it.rows(id)).find(({ placedFirst }) => placedFirst === null)!
  const [entry] = await it.city.reading((tx) => loadEntriesOfPersons(tx, [first.personId!]))
  const mother = families.find(({ child }) => child === first.personId)!.mother
  must(await giveBack({ entryId: entry!.id }, mother, it.city))
  expect(must(await beginSecondRound(id, it.host, it.city, it.jobs))).toEqual({ left: 1 })
  await runDraw(id, it.city, quiet)
  must(await publishRound(id, it.host, it.city))
  const rows = new Map((await it.rows(id)).map((row) => [row.id, row]))
  // Whoever was last is first now; whoever had a place keeps it or has a dearer one.
  expect(rows.get(first.id)).toMatchObject({ leftDraw: true, placedSecond: null })
  expect([b!.id, a!.id]).toContain(rows.get(second.id)!.placedSecond)
  expect(rows.get(third.id)!.placedSecond).not.toBeNull()
  expect([await it.taken(a!.occasionIds[0]!), await it.taken(b!.occasionIds[0]!)]).toEqual([1, 1])
  must(await releaseRest(id, it.host, it.city))
  const late = await family()
  expect(
    must(await takePart(ask(a!.occasionIds[0]!, [late.child], {}, it.city), late.mother, it.city))[0],
  ).toMatchObject({
    state: 'waiting',
  })
})

test('killed in the middle and run again, it comes to the same', async () => {
  const { id, items } = await it.draw([1, 2, 1], { 'first-time': 1 })
  for (let count = 0; count < 8; count += 1) {
    const { child, mother } = await family()
    await it.wishes(id, child, mother, [items[count % 3]!.id, items[(count + 1) % 3]!.id])
  }
  await seeded(id)
  for (const step of [0, 1, 2, 3]) {
    const dies = (done: number) => (done === step ? Promise.reject(new Error('killed')) : Promise.resolve())
    await expect(runDraw(id, it.city, dies)).rejects.toThrow('killed')
    expect(await stateOf(id)).toBe('seeded')
    expect((await it.rows(id)).every(({ placedFirst }) => placedFirst === null)).toBe(true)
  }
  const [once, twice] = await Promise.all([runDraw(id, it.city, quiet), runDraw(id, it.city, quiet)])
  expect([once, twice].filter((outcome) => outcome !== null)).toHaveLength(1)
  const came = (await it.rows(id)).map(({ frozen, placedFirst }) => [frozen!.pseudonym, placedFirst])
  expect(await runDraw(id, it.city, quiet)).toBeNull()
  expect((await it.rows(id)).map(({ frozen, placedFirst }) => [frozen!.pseudonym, placedFirst])).toEqual(came)
})

test('P19 an erased child’s wishes go; a row that was committed to stays and belongs to nobody', async () => {
  const { id, items } = await it.draw([1])
  const [early, late] = [await family(), await family()]
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

test('a draw that is cancelled gives its days back to whoever asks first', async () => {
  const { id, items } = await it.draw([1])
  expect(await cancelDraw(id, await it.adult(), it.city)).toMatchObject({ refusal: 'draws.not-yours' })
  must(await cancelDraw(id, it.host, it.city))
  must(await cancelDraw(id, it.host, it.city))
  const { child, mother } = await family()
  must(await takePart(ask(items[0]!.occasionIds[0]!, [child], {}, it.city), mother, it.city))
})
