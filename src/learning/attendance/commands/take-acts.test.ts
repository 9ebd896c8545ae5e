import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { replaceCard, setProtected } from '#commons/people'
import { takePart } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { instant, type Instant } from '#kernel/instant.ts'
import { looksAt } from '#platform/looks/looks-at.ts'
import { giveBack } from '../../participation/commands/give-back.ts'
import { form, idOf, museumWithSeats, must, type MuseumWithSeats } from '../../participation/test-occasion.ts'
import { attendanceInFull } from '../queries/attendance-in-full.ts'
import { doorList } from '../queries/door-list.ts'
import { stayOf } from '../queries/stay-of.ts'
import { actForm, type ActForm } from '../words.ts'
import { forgetAtDoors } from './forget-at-doors.ts'
import { sayCare } from './say-care.ts'
import { settleAct } from './settle-act.ts'
import { takeActs } from './take-acts.ts'

let it: MuseumWithSeats
let hazel: Actor
const tenAt = Date.parse('2026-06-20T08:00:00Z')
const minute = 60_000
const clock = (minutes: number): void => it.city.database.clock.hold(instant(tenAt + minutes * minute))
const [ours, theirs] = ['018f0000-0000-7000-8000-00000000000a', '018f0000-0000-7000-8000-00000000000b'] as [Id, Id]

beforeAll(async () => {
  it = await museumWithSeats()
  hazel = await it.adult()
})
afterAll(() => it.city.close())
beforeEach(() => it.city.database.clock.hold(instant(Date.parse('2026-06-18T09:00:00Z'))))

const booked = async (occasionId: Id, more: { readonly saysYes?: boolean } = {}) => {
  const childId = await it.child([hazel], more)
  const [entry] = must(await takePart(form(occasionId, [childId], {}, it.city), hazel, it.city))
  return { childId, entryId: entry!.id }
}
const act = (subjectId: Id | null, said: ActForm['said'], minutes: number, more: Partial<ActForm> = {}): ActForm =>
  actForm.parse({
    id: it.city.newId(),
    subjectId,
    said,
    toldAt: tenAt + minutes * minute,
    offset: 0,
    seen: 0,
    ...more,
  })
const send = (occasionId: Id, acts: readonly ActForm[], { device = ours, by = it.host, sentAt = it.city.now() } = {}) =>
  takeActs({ occasionId, form: { device, sentAt, seen: 0, acts: [...acts] } }, by, it.city)
const seen = async (occasionId: Id) => must(await doorList(occasionId, it.host, it.city))
const rows = async (occasionId: Id) =>
  (await seen(occasionId)).rows.map(({ name, where }) => `${name} ${where.said}`).toSorted()

test('the same offline check-in uploaded three times from two devices counts once', async () => {
  const occasionId = await it.occasion(5)
  const { entryId } = await booked(occasionId)
  clock(30)
  const came = act(entryId, 'in', 2)
  const first = must(await send(occasionId, [came]))
  expect(first).toMatchObject({ kept: [came.id], refused: [], seq: 1, hasEnded: false })
  expect(must(await send(occasionId, [came], { device: theirs }))).toMatchObject({ kept: [came.id], seq: 1 })
  expect(must(await send(occasionId, [came]))).toMatchObject({ kept: [came.id], seq: 1 })
  expect(await rows(occasionId)).toEqual(['Wren Example in'])
  expect((await it.events(occasionId)).filter((name) => /arrived|attended/.test(name))).toEqual([
    'attended',
    'attendance.arrived',
  ])
  expect(await stayOf(entryId, it.city)).toEqual({ inAt: tenAt + 2 * minute, outAt: null })
})

test('a phone an hour off is put right, and says so; who was in and left has the hours between', async () => {
  const occasionId = await it.occasion(5)
  const { entryId } = await booked(occasionId)
  clock(100)
  const offset = -60 * minute
  const acts = [
    act(entryId, 'in', 65, { offset }),
    act(entryId, 'out', 155, { offset, leaves: 'with', adult: 'Hazel Example' }),
  ]
  must(await send(occasionId, acts, { sentAt: (it.city.now() - offset) as Instant }))
  expect(await stayOf(entryId, it.city)).toEqual({ inAt: tenAt + 5 * minute, outAt: tenAt + 95 * minute })
  const [row] = (await seen(occasionId)).rows
  expect(row).toMatchObject({ where: { said: 'out' }, lastFlags: ['clock-off'] })
  expect(await it.line(occasionId)).toEqual(['1 learner attended'])
})

test('what a phone without a network said of who is excused arrives once, with what was taken back before it', async () => {
  const occasionId = await it.occasion(5)
  const { entryId } = await booked(occasionId)
  clock(40)
  const acts = [act(entryId, 'absent', 2), act(entryId, 'expected', 3), act(entryId, 'excused', 4)]
  must(await send(occasionId, acts))
  must(await send(occasionId, acts, { device: theirs }))
  expect(await rows(occasionId)).toEqual(['Wren Example excused'])
  expect(await it.line(occasionId)).toEqual(['1 learner excused'])
  expect(await it.taken(occasionId)).toBe(1)
  expect(await stayOf(entryId, it.city)).toBeNull()
  // A second phone that says the same is no doubt.
  must(await send(occasionId, [act(entryId, 'excused', 5)], { device: theirs }))
  expect((await seen(occasionId)).rows[0]!.doubted).toEqual([])
})

test('two phones that say different things are shown to the house, and one tap decides', async () => {
  const occasionId = await it.occasion(5)
  const { entryId } = await booked(occasionId)
  clock(20)
  const [here, absent] = [act(entryId, 'in', 5), act(entryId, 'absent', 10)]
  must(await send(occasionId, [here]))
  must(await send(occasionId, [absent], { device: theirs }))
  const [row] = (await seen(occasionId)).rows
  expect(row!.where.said).toBe('absent')
  expect(row!.doubted.map(({ id }) => id)).toEqual([here.id, absent.id])
  must(await settleAct({ occasionId, actId: here.id, counts: true }, it.host, it.city))
  const [after] = (await seen(occasionId)).rows
  expect(after).toMatchObject({ where: { said: 'in' }, doubted: [] })
  expect(await it.line(occasionId)).toEqual(['1 learner attended'])
  expect(await settleAct({ occasionId, actId: here.id, counts: true }, it.host, it.city)).toMatchObject({
    refusal: 'attendance.settled-already',
  })
})

test('who gave the place back and came all the same is kept, flagged, and gets a place by one tap', async () => {
  const occasionId = await it.occasion(5)
  const { entryId, childId } = await booked(occasionId)
  must(await giveBack({ entryId }, hazel, it.city))
  clock(5)
  expect((await seen(occasionId)).rows).toEqual([])
  const came = act(entryId, 'in', 3)
  must(await send(occasionId, [came]))
  const [row] = (await seen(occasionId)).rows
  expect(row).toMatchObject({ isGone: true, doubted: [{ id: came.id, flags: ['gone-meanwhile'] }] })
  must(await settleAct({ occasionId, actId: came.id, counts: true }, it.host, it.city))
  const [after] = (await seen(occasionId)).rows
  expect(after).toMatchObject({ isGone: false, where: { said: 'in' }, doubted: [] })
  expect(await it.line(occasionId)).toEqual(['1 learner withdrawn', '2 learner attended'])
  expect((await attendanceInFull(childId, it.city)).attendance_acts).toHaveLength(1)
})

test('what a phone said whose role had ended is kept, flagged, and counts by the word of the house alone', async () => {
  const occasionId = await it.occasion(5)
  const { entryId } = await booked(occasionId)
  clock(1)
  must(await send(occasionId, []))
  const ended: Actor = { kind: 'person', person: idOf(it.host), roles: [] }
  expect(await send(occasionId, [act(entryId, 'in', 3)], { by: ended, device: theirs })).toMatchObject({
    refusal: 'attendance.not-yours',
  })
  const came = act(entryId, 'in', 3)
  expect(must(await send(occasionId, [came], { by: ended }))).toMatchObject({ kept: [came.id], hasEnded: true })
  expect(await doorList(occasionId, ended, it.city)).toMatchObject({ refusal: 'attendance.not-yours' })
  expect(await it.line(occasionId)).toEqual(['1 learner confirmed'])
  const [row] = (await seen(occasionId)).rows
  expect(row).toMatchObject({ where: { said: 'expected' }, doubted: [{ id: came.id, flags: ['role-ended'] }] })
  must(await settleAct({ occasionId, actId: came.id, counts: true }, it.host, it.city))
  expect(await it.line(occasionId)).toEqual(['1 learner attended'])
})

test('whoever comes without a place is counted by first name, or gets one by card, as far as there are seats', async () => {
  const occasionId = await it.occasion(1)
  clock(5)
  const guest = it.city.newId()
  const came = act(guest, 'in', 4, { id: guest, guest: 'Rowan' })
  must(await send(occasionId, [came]))
  expect(await rows(occasionId)).toEqual(['Rowan in'])
  const another = act(it.city.newId(), 'in', 4, { guest: 'Sorrel' })
  expect(must(await send(occasionId, [another])).refused).toMatchObject([
    { because: { refusal: 'attendance.no-seat-left', facts: { seats: 1 } } },
  ])
  expect(must(await send(occasionId, [act(null, 'in', 4, { card: 'nobody-lamp-42' })])).refused).toMatchObject([
    { because: { refusal: 'attendance.card-unknown' } },
  ])
})

test('a card brings whoever holds it onto the list, by its code or its name; without a consent it does not', async () => {
  const occasionId = await it.occasion(2)
  const card = async (saysYes: boolean) => {
    const personId = await it.child([hazel], { saysYes })
    return must(await replaceCard({ personId, organisationId: it.museum }, it.host, it.city))
  }
  const [yes, no] = [await card(true), await card(false)]
  clock(5)
  const shown = createHash('sha256').update(yes.secret).digest('hex')
  const came = act(null, 'in', 4, { card: shown, how: 'card' })
  expect(must(await send(occasionId, [came])).refused).toEqual([])
  expect(await rows(occasionId)).toEqual(['Wren Example in'])
  expect((await seen(occasionId)).rows).toMatchObject([{ cardMark: shown.slice(0, 12) }])
  expect(await it.taken(occasionId)).toBe(1)
  // Shown again, by its name, on another phone: the same place.
  must(await send(occasionId, [act(null, 'in', 5, { card: yes.userName, how: 'card' })], { device: theirs }))
  expect(await it.taken(occasionId)).toBe(1)
  expect(must(await send(occasionId, [act(null, 'in', 5, { card: no.userName })])).refused).toMatchObject([
    { because: { refusal: 'participation.checks-stop' } },
  ])
  await it.city.transaction((tx) => setProtected(tx, yes.personId, true))
  expect((await seen(occasionId)).rows).toMatchObject([{ name: null, needs: null, adults: [] }])
})

test('needs are read for the hours around the day, each reading is noted, and leaving is as the family said', async () => {
  const occasionId = await it.occasion(5)
  const { entryId, childId } = await booked(occasionId)
  const care = { needs: 'No nuts', mayLeaveAlone: false, fetchedBy: ['Aunt Rose'] }
  must(await sayCare({ personId: childId, form: care }, hazel, it.city))
  expect(await sayCare({ personId: childId, form: care }, it.host, it.city)).toMatchObject({
    refusal: 'attendance.not-here',
  })
  expect((await seen(occasionId)).rows).toMatchObject([{ needs: null, adults: [] }])
  expect(await looksAt(childId, it.city)).toEqual([])
  clock(5)
  expect((await seen(occasionId)).rows).toMatchObject([{ needs: 'No nuts', adults: ['Hazel Example', 'Aunt Rose'] }])
  await seen(occasionId)
  expect((await looksAt(childId, it.city)).map(({ what }) => what)).toEqual(['attendance.needs'])
  clock(121)
  must(await send(occasionId, [act(entryId, 'in', 1), act(entryId, 'out', 119, { leaves: 'alone' })]))
  expect((await seen(occasionId)).rows).toMatchObject([{ lastFlags: ['alone-not-allowed'] }])
  must(await send(occasionId, [act(entryId, 'out', 120, { seen: 2, leaves: 'with', adult: 'Uncle Ash' })]))
  expect((await seen(occasionId)).rows).toMatchObject([{ lastFlags: ['other-adult'], doubted: [] }])
  must(await sayCare({ personId: childId, form: { ...care, mayLeaveAlone: true } }, hazel, it.city))
  expect((await seen(occasionId)).rows).toMatchObject([{ mayLeaveAlone: true }])
  clock(120 + 4 * 60)
  expect((await seen(occasionId)).rows).toMatchObject([{ needs: null, adults: [], mayLeaveAlone: false }])
})

test('P19 an erasure takes what was said of somebody, and their name from what they said', async () => {
  const occasionId = await it.occasion(5)
  const { entryId, childId } = await booked(occasionId)
  clock(5)
  must(await send(occasionId, [act(entryId, 'in', 1)]))
  await forgetAtDoors(idOf(it.host), it.city)
  expect((await attendanceInFull(childId, it.city)).attendance_acts).toMatchObject([{ saidBy: null }])
  await forgetAtDoors(childId, it.city)
  expect(await attendanceInFull(childId, it.city)).toEqual({ attendance_acts: [] })
})
