import { offersById, opportunityById } from '#learning/catalogue'
import type { Id } from '#kernel/id.ts'
import { money, type Money } from '#kernel/money.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { loadOccasions } from '../store/occasions.ts'
import type { Amounts, WhatWePay } from '../words-of-pay.ts'
import type { Occasion } from '../words.ts'
import { familyPays } from './pay-of-family.ts'
import { standingsOf } from './who-comes.ts'

/** What a place on one or several days costs a family, the way there and back on each of them in it. */
interface PlacePay extends Pick<WhatWePay, 'fee' | 'fares' | 'help' | 'total'> {
  /** A price in the words of a feed. */
  readonly asWritten: string | null
}

interface Asked {
  readonly payer: Id
  readonly personIds: readonly Id[]
  /** Places by their days; those that do not take place are left out. */
  readonly places: readonly { readonly id: Id; readonly occasionIds: readonly Id[] }[]
}

/**
 * What this family would pay for each of these places, by the same rules as whoever asks at once: the price of a place once,
 * on its first day, and fares for each day.
 * @returns asked for a place and who of the family would have it, the first child first; null: no day of it is open
 */
export const payForPlaces = (
  { payer, personIds, places }: Asked,
  city: City,
): Promise<(placeId: Id, who: readonly Id[]) => PlacePay | null> =>
  city.reading(async (tx) => {
    const days = await loadOccasions(
      tx,
      places.flatMap(({ occasionIds }) => occasionIds),
    )
    const open = new Map(days.flatMap((day) => (day.state === 'open' ? [[day.id, day] as const] : [])))
    const offers = await offersById([...new Set(days.map(({ opportunityId }) => opportunityId))], within(tx, city))
    const isOnline = await onlineOf([...open.values()], tx, city)
    const pays = await familyPays(
      payer,
      [...open.values()].map(({ id, opportunityId }) => ({
        price: offers.get(opportunityId)!.price,
        online: isOnline(id),
      })),
      tx,
      city,
    )
    const standings = await standingsOf(personIds, tx, city)
    const daysOf = new Map(places.map(({ id, occasionIds }) => [id, occasionIds.flatMap((day) => open.get(day) ?? [])]))
    return (placeId, who) => {
      const own = daysOf.get(placeId) ?? []
      const persons = who.map((id) => ({ part: 'learner', isAdult: standings.get(id)?.isAdult ?? false }) as const)
      const [first, ...further] = own.map(({ id, opportunityId }) =>
        pays({ price: offers.get(opportunityId)!.price, online: isOnline(id) }, persons),
      )
      if (!first) return null
      const { price } = offers.get(own[0]!.opportunityId)!
      return { ...onAllDays(first, further), asWritten: price.kind === 'paid' ? price.asWritten : null }
    }
  })

/** Which of these days come over the net. Each offer is read once. */
async function onlineOf(days: readonly Occasion[], tx: Tx, city: City): Promise<(occasionId: Id) => boolean> {
  const online = new Set<Id>()
  for (const id of new Set(days.map(({ opportunityId }) => opportunityId))) {
    const found = await opportunityById(id, within(tx, city))
    if (!found.ok) continue
    for (const session of found.value.sessions) if (session.online) online.add(session.id)
  }
  const sessionOf = new Map(days.map(({ id, sessionId }) => [id, sessionId]))
  return (occasionId) => online.has(sessionOf.get(occasionId)!)
}

/** The price is asked for once; the way is gone on every day. */
function onAllDays(
  first: WhatWePay,
  further: readonly WhatWePay[],
): Pick<PlacePay, 'fee' | 'fares' | 'help' | 'total'> {
  const sum = (amounts: readonly (Money | null)[]): Money | null => {
    const known = amounts.flatMap((one) => one ?? [])
    return known[0] === undefined
      ? null
      : money(
          known.reduce((total, { minor }) => total + minor, 0),
          known[0].currency,
        )
  }
  const fares = sum([first, ...further].map((day) => day.fares))
  const later = sum(further.map((day) => day.fares))?.minor ?? 0
  const plus = ({ minor, currency }: Money): Money => money(minor + later, currency)
  const total: Amounts | null = first.total && { from: plus(first.total.from), to: plus(first.total.to) }
  return { fee: first.fee, fares, help: sum([first, ...further].map((day) => day.help)), total }
}
