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
import { closeDraw } from './close-draw.ts'
import { cancelDraw, nameSource, releaseRest } from './lead-draw.ts'
import { beginSecondRound, publishRound } from './publish-round.ts'
import { runDraw } from './run-draw.ts'
import { saySeed } from './say-seed.ts'

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
const stateOf = async (id: Id) => (await it.city.reading((tx) => loadDraw(tx, id)))!.state

test('places are drawn and given through the rows that hold seats; who asks first has nothing of it', async () => {
  const { id, items } = await it.draw([1, 1])
  const families = [await it.family(), await it.family(), await it.family()]
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
  await it.seeded(id)
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

test('a consent withdrawn between the draw and its publication gives no place; the seat is drawn for again', async () => {
  const { id, items } = await it.draw([1])
  const [one, two] = [await it.family(), await it.family()]
  for (const { child, mother } of [one, two]) await it.wishes(id, child, mother, [items[0]!.id])
  await it.seeded(id)
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

test('a place given back goes on in a second round in which nobody loses a place, and the rest to whoever asks', async () => {
  const { id, items } = await it.draw([1, 1])
  const [a, b] = items
  const families = [await it.family(), await it.family(), await it.family()]
  for (const { child, mother } of families) await it.wishes(id, child, mother, [a!.id, b!.id])
  await it.seeded(id)
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
  const late = await it.family()
  expect(
    must(await takePart(ask(a!.occasionIds[0]!, [late.child], {}, it.city), late.mother, it.city))[0],
  ).toMatchObject({
    state: 'waiting',
  })
})

test('stopped while it freezes, nothing is frozen; asked again, all of it is, and how far it is never goes back', async () => {
  const { id, items } = await it.draw([1])
  for (let count = 0; count < 3; count += 1) {
    const { child, mother } = await it.family()
    await it.wishes(id, child, mother, [items[0]!.id])
  }
  it.at('2026-06-18T22:05:00Z')
  for (const step of [0, 1, 2]) {
    let asked = 0
    const stopped = () => (asked++ === step ? Promise.reject(new Error('stopped')) : Promise.resolve())
    await expect(closeDraw(id, it.city, stopped)).rejects.toThrow('stopped')
    expect(await stateOf(id)).toBe('open')
    expect((await it.rows(id)).every(({ frozen }) => frozen === null)).toBe(true)
  }
  const told: number[] = []
  must(
    await closeDraw(id, it.city, (done, total) => {
      expect(total).toBe(9)
      told.push(done)
      return Promise.resolve()
    }),
  )
  expect(told).toEqual([0, 3, 6])
  expect((await it.rows(id)).every(({ frozen }) => frozen !== null)).toBe(true)
})

test('killed in the middle and run again, it comes to the same', async () => {
  const { id, items } = await it.draw([1, 2, 1], { 'first-time': 1 })
  for (let count = 0; count < 8; count += 1) {
    const { child, mother } = await it.family()
    await it.wishes(id, child, mother, [items[count % 3]!.id, items[(count + 1) % 3]!.id])
  }
  await it.seeded(id)
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

test('a draw that is cancelled gives its days back to whoever asks first', async () => {
  const { id, items } = await it.draw([1])
  expect(await cancelDraw(id, await it.adult(), it.city)).toMatchObject({ refusal: 'draws.not-yours' })
  must(await cancelDraw(id, it.host, it.city))
  must(await cancelDraw(id, it.host, it.city))
  const { child, mother } = await it.family()
  must(await takePart(ask(items[0]!.occasionIds[0]!, [child], {}, it.city), mother, it.city))
})
