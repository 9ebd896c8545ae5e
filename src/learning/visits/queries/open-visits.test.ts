import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Day } from '#kernel/instant.ts'
import { holdDates } from '../commands/ask-for-visits.ts'
import { takeOverVisits } from '../commands/take-over-visits.ts'
import { endNote, writeNote } from '../commands/write-note.ts'
import { idOf, must, system, town, type Town } from '../test-town.ts'
import { noteForm } from '../words-of-forms.ts'
import { openVisits } from './open-visits.ts'

let it: Town
let school: Id
let courier: Actor
beforeAll(async () => {
  it = await town()
  school = await it.school('Elm School')
  courier = await it.somebody('Plover Example', 'courier', school)
})
afterAll(() => it.city.close())

const noted = async (groupId: Id, by: Actor = courier, kind: 'note' | 'letter' = 'note'): Promise<Id> =>
  must(
    await writeNote(noteForm.parse({ groupId, kind, words: 'Ask again after the play.', nextOn: null }), by, it.city),
  ).noteId

test('a courier reads how many notes and held dates of their own are open, and after a hand-over the successor does', async () => {
  const one = await it.class(school)
  const { pathId, slots } = await it.path('planner', ['2026-07-06', '2026-07-07'])
  const done = await noted(one.groupId)
  await noted(one.groupId)
  await noted(one.groupId, courier, 'letter')
  const form = { groupId: one.groupId, pathId, slotIds: slots.map(({ id }) => id), request: it.city.newId() }
  must(await holdDates(form, courier, it.city))
  must(await endNote({ noteId: done }, courier, it.city))
  expect(await openVisits(courier, it.city)).toEqual({ notes: 1, held: 1, asking: 0 })
  // Of the same school, and of the whole place: what somebody else keeps is not theirs.
  const successor = await it.somebody('Linnet Example', 'courier', school)
  for (const other of [successor, it.courier])
    expect(await openVisits(other, it.city)).toEqual({ notes: 0, held: 0, asking: 0 })

  must(await takeOverVisits({ fromId: idOf(courier), toId: idOf(successor), schoolId: school }, system, it.city))
  expect(await openVisits(successor, it.city)).toEqual({ notes: 1, held: 1, asking: 0 })
  expect(await openVisits(courier, it.city)).toEqual({ notes: 0, held: 0, asking: 0 })
  // What is kept opens with the role only.
  expect(await openVisits({ kind: 'person', person: idOf(successor), roles: [] }, it.city)).toEqual({
    notes: 0,
    held: 0,
    asking: 0,
  })
})

test('a house reads how many classes ask it or wait, and no other house does', async () => {
  const before = (await openVisits(it.host, it.city)).asking
  const two = await it.class(school, '4c')
  const { pathId } = await it.path('host', ['2026-07-08'])
  must(await it.ask(two, [pathId], ['2026-07-08' as Day]))
  expect(await openVisits(it.host, it.city)).toEqual({ notes: 0, held: 0, asking: before + 1 })
  const elsewhere = await it.somebody('Kestrel Example', 'host', school)
  expect((await openVisits(elsewhere, it.city)).asking).toBe(0)
})
