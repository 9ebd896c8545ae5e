import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { lapsed, remindersDue } from '../rules/reminders-due.ts'
import { loadEndingBy, saveReminders } from '../store.ts'
import { clearancesSettings } from '../words.ts'

const byClock: Actor = { kind: 'system', because: 'a day has begun' }

/** Tells what ends soon and what has ended, each once, however often it is asked. @returns how many were told */
export const remindOfClearances = (city: City): Promise<number> =>
  city.transaction(async (tx) => {
    const ecosystem = await ecosystemHere(tx, city)
    const { remindDays } = settingsOf(ecosystem, 'clearances', clearancesSettings)
    const now = city.now()
    const today = dayIn(ecosystem.timeZone, now)
    let told = 0
    for (const one of await loadEndingBy(tx, addDays(today, Math.max(0, ...remindDays)))) {
      const due = remindersDue(one, remindDays, one.told, today)
      const [days] = due
      if (days === undefined) continue
      const about = { clearanceId: one.id, personId: one.personId, kind: one.kind, untilOn: one.expiresOn }
      const event =
        days === lapsed
          ? happened('people.clearance-lapsed', byClock, about)
          : happened('people.clearance-lapses-soon', byClock, { ...about, days })
      await saveReminders(tx, one.id, due, now)
      await record(tx, [event], now)
      told += 1
    }
    return told
  })
