import type { Actor } from '#kernel/actor.ts'
import { isOfOffice } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { paidAndShown, type PaidShown } from '../rules/paid-and-shown.ts'
import { loadPaid } from '../store/told.ts'

/** What was paid for by whom, year by year, for the office of a place. @refuses not-yours */
export async function factsByFunder(
  timeZone: string,
  by: Actor,
  city: City,
): Promise<Result<readonly PaidShown[], 'record.not-yours'>> {
  if (!isOfOffice(by)) return refuse('record.not-yours')
  return accept((await city.reading((tx) => loadPaid(tx, timeZone))).map(paidAndShown))
}
