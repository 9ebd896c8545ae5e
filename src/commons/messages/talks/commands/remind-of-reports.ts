import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { messagesSettings } from '../../words.ts'
import { takeLate, takeReportsDueSoon } from '../report-store.ts'

const byClock: Actor = { kind: 'system', because: 'a deadline' }

/**
 * Tells once of each report whose deadline comes, and once of each that nobody looked at in time.
 * @returns how many of each
 */
export const remindOfReports = (city: City): Promise<{ readonly soon: number; readonly late: number }> =>
  city.transaction(async (tx) => {
    const { remindHours } = settingsOf(await ecosystemHere(tx, city), 'messages', messagesSettings)
    const now = city.now()
    const soon = remindHours === 0 ? [] : await takeReportsDueSoon(tx, remindHours, now)
    const late = await takeLate(tx, now)
    const events = [
      ...soon.map(({ id, urgent }) => happened('messages.report-due-soon', byClock, { reportId: id, urgent })),
      ...late.map((reportId) => happened('messages.report-late', byClock, { reportId })),
    ]
    await record(tx, events, now)
    return { soon: soon.length, late: late.length }
  })
