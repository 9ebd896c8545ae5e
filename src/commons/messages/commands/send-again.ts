import type { City } from '#platform/database/city.ts'
import type { Desk } from '#platform/http/desk.ts'
import { wakeDelivery } from '../jobs/deliver-often.ts'
import { reviveGivenUp } from '../store/deliveries.ts'

/** What was given up is due again, once the trouble is over. @returns how many */
export async function sendAgain(city: City, desk: Pick<Desk, 'jobs'>): Promise<number> {
  const count = await city.transaction((tx) => reviveGivenUp(tx, city.now()))
  if (count > 0) await wakeDelivery(city, desk)
  return count
}
