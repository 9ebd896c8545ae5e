import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { hasLeft } from '../rules/life.ts'
import type { PayingPerson } from '../rules/price.ts'
import { loadPaying, type Paying } from '../store/amounts.ts'
import { standingsOf } from './who-comes.ts'

/** Whom this person asked for on this occasion and who has not left, in the order in which they stand. */
export async function payingNow(
  occasionId: Id,
  payer: Id,
  tx: Tx,
  city: City,
): Promise<readonly (Paying & PayingPerson)[]> {
  const there = (await loadPaying(tx, occasionId, payer)).filter(
    ({ state }) => !hasLeft(state) && state !== 'interested',
  )
  if (there.length === 0) return []
  const standings = await standingsOf(
    there.map(({ personId }) => personId),
    tx,
    city,
  )
  return there.map((one) => ({ ...one, isAdult: standings.get(one.personId)?.isAdult ?? false }))
}
