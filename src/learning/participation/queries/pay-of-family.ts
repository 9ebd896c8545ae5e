import { ecosystemHere, settingsOf } from '#commons/ecosystems'
import { familiesSettings, familyBand } from '#commons/families'
import type { Price } from '#learning/catalogue'
import type { Id } from '#kernel/id.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { priceFor, type PayingPerson } from '../rules/price.ts'
import type { WhatWePay } from '../words-of-pay.ts'
import { participationSettings } from '../words.ts'

/**
 * What this family pays, by its band of today and the place's rules of today.
 * @returns asked for any of the family, those who have a seat or wait already first
 */
export async function payOfFamily(
  { payer, price, online }: { readonly payer: Id; readonly price: Price; readonly online: boolean },
  tx: Tx,
  city: City,
): Promise<(who: readonly PayingPerson[]) => WhatWePay> {
  const pays = await familyPays(payer, [{ price, online }], tx, city)
  return (who) => pays({ price, online }, who)
}

/** What is to be paid for. */
interface Priced {
  readonly price: Price
  /** Over the net: nobody pays fares to get there. */
  readonly online: boolean
}

/** The same for several things at once: rules and band are asked for once. */
export async function familyPays(
  payer: Id,
  offers: readonly Priced[],
  tx: Tx,
  city: City,
): Promise<(offer: Priced, who: readonly PayingPerson[]) => WhatWePay> {
  const ecosystem = await ecosystemHere(tx, city)
  const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
  const { pay } = settingsOf(ecosystem, 'participation', participationSettings)
  const { bands } = place.settings
  // What costs nobody anything costs no band less: there it is not asked for.
  const isFree = offers.every(({ price, online }) => price.kind === 'free' && (online || pay.fares === null))
  const band = isFree ? null : await familyBand(payer, within(tx, city), place)
  return ({ price, online }, who) => priceFor({ price, who, band, bands, online, currency: ecosystem.currency }, pay)
}
