import type { OpportunityFound } from '#learning/catalogue'
import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { money } from '#kernel/money.ts'
import type { PayingPerson } from '../rules/price.ts'
import type { PaySeen } from '../words-for-pages.ts'
import type { Amounts } from '../words-of-pay.ts'
import type { Occasion } from '../words.ts'
import { payingNow } from './paying-now.ts'
import { payOfFamily } from './pay-of-family.ts'

/**
 * What those who would come now pay; whoever of the family has a seat or waits already makes them further children.
 * @returns asked for those who would come, and whether they were ticked; null: nobody would
 */
export async function paySeen(
  {
    payer,
    occasion,
    found: { opportunity, sessions },
  }: { readonly payer: Id; readonly occasion: Occasion; readonly found: OpportunityFound },
  tx: Tx,
  city: City,
): Promise<(coming: readonly (PayingPerson & { readonly name: string })[], isOfTicked: boolean) => PaySeen | null> {
  const { price } = opportunity
  const online = sessions.find(({ id }) => id === occasion.sessionId)?.online ?? false
  const [there, payOf] = await Promise.all([
    payingNow(occasion.id, payer, tx, city),
    payOfFamily({ payer, price, online }, tx, city),
  ])
  return (coming, isOfTicked) => {
    if (coming.length === 0) return null
    const whole = payOf([...there, ...coming])
    const before = payOf(there)
    const fares = whole.fares && money(whole.fares.minor - (before.fares?.minor ?? 0), whole.fares.currency)
    const pay = {
      each: whole.each.slice(there.length),
      fee: whole.fee && before.fee && less(whole.fee, before.fee),
      fares,
      help: whole.help && money(whole.help.minor - (before.help?.minor ?? 0), whole.help.currency),
      total: whole.total && before.total && less(whole.total, before.total),
    }
    return {
      names: coming.map(({ name }) => name),
      isOfTicked,
      asWritten: price.kind === 'paid' ? price.asWritten : null,
      pay,
    }
  }
}

const less = (whole: Amounts, before: Amounts): Amounts => ({
  from: money(whole.from.minor - before.from.minor, whole.from.currency),
  to: money(whole.to.minor - before.to.minor, whole.to.currency),
})
