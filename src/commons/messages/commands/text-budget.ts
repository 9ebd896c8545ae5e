import { settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import { happened } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { CityHere } from '#platform/http/desk.ts'
import { monthOf } from '../rules/month-of.ts'
import { giveBack, markBudgetTold, spend } from '../store/spending.ts'
import { messagesSettings } from '../words.ts'

const house: Actor = { kind: 'system', because: 'counts text messages' }

/**
 * Takes the cost of a text message from the month before it is sent. What is urgent is counted and always goes. The first
 * time the month has no room is an event, once.
 */
export const mayCost = (segments: number, urgent: boolean, { city, ecosystem }: CityHere): Promise<boolean> =>
  city.transaction(async (tx) => {
    const { textsPerMonth } = settingsOf(ecosystem, 'messages', messagesSettings)
    const month = monthOf(ecosystem.timeZone, city.now())
    if (await spend(tx, { month, segments, limit: urgent ? null : textsPerMonth, id: city.newId() })) return true
    const budgetId = await markBudgetTold(tx, month, city.now())
    if (budgetId !== null) {
      await record(
        tx,
        [happened('messages.budget-spent', house, { budgetId, month, limit: textsPerMonth })],
        city.now(),
      )
    }
    return false
  })

/** A message that was not taken costs nothing. */
export const notTaken = (segments: number, { city, ecosystem }: CityHere): Promise<void> =>
  city.transaction((tx) => giveBack(tx, monthOf(ecosystem.timeZone, city.now()), segments))
