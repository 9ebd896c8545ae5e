import { settingsOf } from '#commons/ecosystems'
import type { Actor } from '#kernel/actor.ts'
import { happened } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import type { CityHere, Desk } from '#platform/http/desk.ts'
import { measureText } from '#platform/text-messages/segments.ts'
import type { TextMessage } from '#platform/text-messages/words.ts'
import { monthOf } from '../rules/month-of.ts'
import { giveBack, markBudgetTold, spend } from '../store/spending.ts'
import { messagesSettings } from '../words.ts'

const house: Actor = { kind: 'system', because: 'counts text messages' }

/**
 * Sends a text message that the month pays for; what the gateway did not take costs nothing. What is urgent is counted and
 * always goes.
 * @returns the single messages it took; null: the month has no room for it
 * @throws NotTaken
 */
export async function sendText(
  message: TextMessage,
  { urgent, here, texts }: { readonly urgent: boolean; readonly here: CityHere; readonly texts: Desk['texts'] },
): Promise<number | null> {
  const { segments } = measureText(message.text)
  if (!(await mayCost(segments, urgent, here))) return null
  try {
    await texts.send(message)
  } catch (trouble) {
    const { city, ecosystem } = here
    await city.transaction((tx) => giveBack(tx, monthOf(ecosystem.timeZone, city.now()), segments))
    throw trouble
  }
  return segments
}

/** Takes the cost from the month before it is sent. The first time the month has no room is an event, once. */
const mayCost = (segments: number, urgent: boolean, { city, ecosystem }: CityHere): Promise<boolean> =>
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
