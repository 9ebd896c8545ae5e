import type { Actor } from '#kernel/actor.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { saveNotesTold } from '../store/plans.ts'
import { momentHere } from './around.ts'

const byTheClock: Actor = { kind: 'system', because: 'the day of a note that has come' }

/** The day of a courier’s note has come: that is said once, and the house tells whoever keeps an eye on the class. @returns how many */
export const tellDueNotes = (city: City): Promise<number> =>
  city.transaction(async (tx) => {
    const { today } = await momentHere(tx, city)
    const due = await saveNotesTold(tx, today)
    const events = due.map(({ id, groupId }) => happened('visits.note-due', byTheClock, { noteId: id, groupId }))
    await record(tx, events, city.now())
    return due.length
  })
