import { opportunityById, type Price } from '#learning/catalogue'
import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { payingNow } from '../queries/paying-now.ts'
import { payOfFamily } from '../queries/pay-of-family.ts'
import { loadPaying, saveSettled } from '../store/amounts.ts'
import { loadEntry } from '../store/entries.ts'
import { loadOccasions } from '../store/occasions.ts'
import type { Entry } from '../words.ts'

/**
 * What each of one family pays on one occasion, anew: called by whoever changed who of them comes, in the same transaction.
 * Where a price is a range, or not known, nothing is settled. Done twice, it is done once.
 */
export async function settleAmounts(
  tx: Tx,
  { occasionId, price, payer }: { readonly occasionId: Id; readonly price: Price; readonly payer: Id | null },
  city: City,
): Promise<void> {
  // Of whoever was erased no band is known: what was settled stays.
  if (payer === null || price.kind !== 'paid') return
  const all = await loadPaying(tx, occasionId, payer)
  const who = await payingNow(occasionId, payer, tx, city)
  const { each } = (await payOfFamily({ payer, price, online: false }, tx, city))(who)
  const settled = new Map(
    who.map(({ id }, index) => {
      const amounts = each[index] ?? null
      return [id, amounts !== null && amounts.from.minor === amounts.to.minor ? amounts.from : null]
    }),
  )
  for (const { id, settled: before } of all) {
    const now = settled.get(id) ?? null
    if (now?.minor !== before?.minor || now?.currency !== before?.currency) await saveSettled(tx, id, now)
  }
}

/** The same, after somebody of the family left: whoever stays may be the first child now. */
export async function settleAgain(
  tx: Tx,
  { occasionId, madeBy }: Pick<Entry, 'occasionId' | 'madeBy'>,
  city: City,
): Promise<void> {
  const [occasion] = await loadOccasions(tx, [occasionId])
  const offer = occasion && (await opportunityById(occasion.opportunityId, within(tx, city)))
  if (offer?.ok) await settleAmounts(tx, { occasionId, price: offer.value.opportunity.price, payer: madeBy }, city)
}

/** A host, a deadline or the house took somebody off: what the family pays follows. Told twice, it happened once. */
export const settleAfter = (entryId: Id, city: City): Promise<void> =>
  city.transaction(async (tx) => {
    const entry = await loadEntry(tx, entryId)
    if (entry) await settleAgain(tx, entry, city)
  })
