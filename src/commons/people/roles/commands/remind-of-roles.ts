import { ecosystemHere } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { lapsed, remindersDue } from '../../clearances/rules/reminders-due.ts'
import { loadEnding, saveRoleReminders } from '../store.ts'
import { roleRemindDays } from '../words.ts'

const byClock: Actor = { kind: 'system', because: 'a day has begun' }

/** Whatever ended longer ago is no news. */
const newsDays = 14

/**
 * Tells of roles that end soon and of those that have run out, each once, however often it is asked. A role given for
 * fewer days than a reminder comes before its end is not reminded of at once. @returns how many were told
 */
export const remindOfRoles = (city: City): Promise<number> =>
  city.transaction(async (tx) => {
    const { timeZone } = await ecosystemHere(tx, city)
    const now = city.now()
    const today = dayIn(timeZone, now)
    const span = { from: addDays(today, -newsDays), by: addDays(today, Math.max(...roleRemindDays)) }
    let told = 0
    for (const one of await loadEnding(tx, span)) {
      const { id: roleId, personId, role, fromOn, untilOn } = one
      const due = remindersDue({ expiresOn: untilOn, withdrawnAt: null }, roleRemindDays, one.told, today)
      const [days] = due
      if (days === undefined) continue
      await saveRoleReminders(tx, roleId, due, now)
      if (days !== lapsed && addDays(untilOn, -days) < fromOn) continue
      const about = { roleId, personId, role, untilOn }
      const event =
        days === lapsed
          ? happened('people.role-ran-out', byClock, about)
          : happened('people.role-ends-soon', byClock, { ...about, days })
      await record(tx, [event], now)
      told += 1
    }
    return told
  })
