import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { delegateRole, endRole } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, type Day } from '#kernel/instant.ts'
import { noteDue } from '../queries/note-due.ts'
import { schoolSeen } from '../queries/school-seen.ts'
import { idOf, must, system, town, type Town } from '../test-town.ts'
import { noteForm } from '../words-of-forms.ts'
import { takeOverVisits } from './take-over-visits.ts'
import { tellDueNotes } from './tell-due-notes.ts'
import { endNote, writeNote } from './write-note.ts'

const today = '2026-06-17' as Day
const day = 86_400_000

let it: Town
let school: Id
let groupId: Id
let courier: Actor
beforeAll(async () => {
  it = await town()
  school = await it.school('Elm School')
  groupId = (await it.class(school)).groupId
  courier = await it.somebody('Plover Example', 'courier', school)
})
afterAll(() => it.city.close())

const noted = async (nextOn: Day | null, kind: 'note' | 'letter' = 'note'): Promise<Id> => {
  const form = noteForm.parse({ groupId, kind, words: 'Ask again after the play.', nextOn })
  return must(await writeNote(form, courier, it.city)).noteId
}
const told = async (noteId: Id): Promise<number> => {
  const { rows } = await sql`select 1 from platform_outbox
    where name = 'visits.note-due' and about ->> 'noteId' = ${noteId}`.execute(it.city.database.reader)
  return rows.length
}
const toWhom = async (noteId: Id): Promise<readonly Id[]> => (await noteDue(noteId, it.city))?.toIds ?? []
const dueOnPage = async (by: Actor): Promise<number> =>
  must(await schoolSeen(by, it.city)).without.flatMap(({ notes }) => notes.filter(({ isDue }) => isDue)).length

test('a note is told of once, on its day and not before; a letter, a note without a day and one that is done never', async () => {
  const [due, never, letter, done] = [
    await noted(addDays(today, 1)),
    await noted(null),
    await noted(addDays(today, 1), 'letter'),
    await noted(addDays(today, 1)),
  ]
  must(await endNote({ noteId: done }, courier, it.city))
  expect([await tellDueNotes(it.city), await dueOnPage(courier)]).toEqual([0, 0])
  it.city.clock.pass(day)
  expect([await tellDueNotes(it.city), await tellDueNotes(it.city), await dueOnPage(courier)]).toEqual([1, 0, 1])
  expect([await told(due), await told(never), await told(letter), await told(done)]).toEqual([1, 0, 0, 0])
  it.city.clock.pass(day)
  expect([await tellDueNotes(it.city), await dueOnPage(courier)]).toEqual([0, 1])
  must(await endNote({ noteId: due }, courier, it.city))
  expect([await noteDue(due, it.city), await dueOnPage(courier)]).toEqual([null, 0])
  it.city.clock.pass(-2 * day)
})

test('whoever keeps the note hears of it, and who stands in for them; after them the successor; where nobody is left, who else looks after the school', async () => {
  const noteId = await noted(today)
  expect(await toWhom(noteId)).toEqual([idOf(courier)])
  const roleOf = async (actor: Actor): Promise<Id> => {
    const { rows } = await sql<{ id: Id }>`
      select id from people_roles where person_id = ${idOf(actor)} and role = 'courier'`.execute(
      it.city.database.reader,
    )
    return rows[0]!.id
  }
  const colleague = await it.somebody('Dunlin Example', 'educator', school)
  const form = { roleId: await roleOf(courier), toPersonId: idOf(colleague), fromOn: today, untilOn: addDays(today, 3) }
  must(await delegateRole({ form, today }, courier, it.city))
  expect(await toWhom(noteId)).toEqual([idOf(courier), idOf(colleague)])

  const successor = await it.somebody('Linnet Example', 'courier', school)
  must(await takeOverVisits({ fromId: idOf(courier), toId: idOf(successor), schoolId: school }, system, it.city))
  expect(await toWhom(noteId)).toEqual([idOf(successor)])

  const ended = async (actor: Actor) =>
    must(
      await endRole(
        { personId: idOf(actor), roleId: await roleOf(actor), lastOn: addDays(today, -1) },
        system,
        it.city,
      ),
    )
  await ended(successor)
  expect((await toWhom(noteId)).toSorted()).toEqual([idOf(courier), idOf(colleague)].toSorted())
  await ended(courier)
  expect(await toWhom(noteId)).toEqual([idOf(it.courier)])
})
