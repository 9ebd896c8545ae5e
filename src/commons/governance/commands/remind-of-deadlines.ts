import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { messagesSettings } from '#commons/messages'
import type { Actor } from '#kernel/actor.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { takeDueSoon } from '../store/cases.ts'

const byClock: Actor = { kind: 'system', because: 'a deadline comes' }

/** Tells once of each case whose deadline comes, as long before it as the place has chosen. @returns how many */
export const remindOfDeadlines = (city: City): Promise<number> =>
  city.transaction(async (tx) => {
    const { remindHours } = settingsOf(await ecosystemHere(tx, city), 'messages', messagesSettings)
    if (remindHours === 0) return 0
    const now = city.now()
    const soon = await takeDueSoon(tx, remindHours, now)
    await record(
      tx,
      soon.map(({ id, act, proposalId }) =>
        happened('governance.case-due-soon', byClock, { caseId: id, act, proposalId }),
      ),
      now,
    )
    return soon.length
  })
