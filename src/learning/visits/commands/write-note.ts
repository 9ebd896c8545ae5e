import { groupById } from '#commons/groups'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { maySeeSchool } from '../policy.ts'
import { loadNote, saveNote, saveNoteDone } from '../store/plans.ts'
import type { VisitsRefusal } from '../words.ts'
import type { NoteForm } from '../words-of-forms.ts'
import { momentHere } from './around.ts'

/**
 * A courier writes something down about a class, perhaps with a day to look again; or writes to its teacher, who reads it in
 * the inbox.
 * @refuses not-here (also a class of a school one does not see)
 */
export const writeNote = (
  form: NoteForm,
  by: Actor,
  city: City,
): Promise<Result<{ readonly noteId: Id }, VisitsRefusal>> =>
  city.transaction(async (tx) => {
    const { today } = await momentHere(tx, city)
    const group = await groupById(form.groupId, today, within(tx, city))
    if (group === null || !maySeeSchool(by, group.organisationId)) return refuse('visits.not-here')
    const noteId = city.newId()
    const writtenBy = by.kind === 'person' ? by.person : null
    const now = city.now()
    const { groupId, kind, words, nextOn } = form
    const note = { id: noteId, groupId, kind, words, nextOn, schoolId: group.organisationId }
    await saveNote(tx, { ...note, doneOn: null, toldOn: null, writtenBy, keptBy: writtenBy, writtenAt: now }, now)
    await record(tx, [happened('visits.note-written', by, { noteId, groupId, kind })], now)
    return accept({ noteId })
  })

/** Looked at again: nothing is to be done any more. Said twice, it happened once. @refuses not-here */
export const endNote = (
  { noteId }: { readonly noteId: Id },
  by: Actor,
  city: City,
): Promise<Result<null, VisitsRefusal>> =>
  city.transaction(async (tx) => {
    const note = await loadNote(tx, noteId)
    if (note === null || !maySeeSchool(by, note.schoolId)) return refuse('visits.not-here')
    if (note.doneOn !== null) return accept(null)
    const { today } = await momentHere(tx, city)
    await saveNoteDone(tx, noteId, today)
    await record(tx, [happened('visits.note-done', by, { noteId })], city.now())
    return accept(null)
  })
