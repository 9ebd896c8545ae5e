import { myFamily, type Place } from '#commons/families'
import { opportunityById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { mayDecideFor } from '../policy.ts'
import { hasLeft } from '../rules/life.ts'
import { isOnOffer } from '../rules/is-on-offer.ts'
import { loadEntriesOfOccasion, loadWaiting } from '../store/entries.ts'
import { loadOccasionsOf } from '../store/occasions.ts'
import type { ParticipationRefusal } from '../words.ts'
import type { TakePartSeen } from '../words-for-pages.ts'
import { howFar } from './how-far.ts'
import { paySeen } from './pay-seen.ts'
import { whoComes } from './who-comes.ts'

/** Whoever asks, and the children they answer for, with what stands against each before they ask. @refuses not-here */
export async function takePartSeen(
  {
    opportunityId,
    occasionId,
    ticked = [],
    from = null,
  }: {
    readonly opportunityId: Id
    readonly occasionId: Id | null
    readonly ticked?: readonly Id[]
    readonly from?: Id | null
  },
  by: Extract<Actor, { kind: 'person' }>,
  city: City,
  place: Place,
): Promise<Result<TakePartSeen, ParticipationRefusal>> {
  const children = await myFamily(by, city, place)
  return city.reading(async (tx) => {
    const found = await opportunityById(opportunityId, within(tx, city))
    if (!found.ok || !isOnOffer(found.value.opportunity)) return refuse('participation.not-here')
    const { title, ages } = found.value.opportunity
    const now = city.now()
    const occasions = (await loadOccasionsOf(tx, [opportunityId], now)).filter(
      ({ state, startsAt }) => state === 'open' && startsAt > now,
    )
    const chosen = occasions.find(({ id }) => id === occasionId) ?? occasions[0] ?? null
    if (chosen === null)
      return accept({ title, occasions, chosen, waiting: 0, people: [], pay: null, areas: [], minutes: null })
    const names = new Map(children.map(({ childId, name }) => [childId, name]))
    const coming = await whoComes([by.person, ...names.keys()], { occasion: chosen, ages, from }, by, tx, city)
    // An adult who ticked nobody else comes for themself, and that is judged otherwise than coming along.
    const chose = await whoComes(
      ticked.filter((id) => id === by.person || names.has(id)),
      { occasion: chosen, ages, from },
      by,
      tx,
      city,
    )
    const asTicked = new Map(chose.map((one) => [one.personId, one.findings]))
    const there = (await loadEntriesOfOccasion(tx, chosen.id)).filter(({ state }) => !hasLeft(state))
    const isIn = new Set(there.filter(({ state }) => state !== 'interested').map(({ personId }) => personId))
    const nameOf = ({ personId, person }: (typeof coming)[number]) => names.get(personId) ?? person.displayName
    const payer = by.person
    const isOfTicked = chose.length > 0
    const would = (isOfTicked ? chose : coming).filter(
      ({ personId, standing }) => !isIn.has(personId) && mayDecideFor(by, standing),
    )
    const pay = { payer, isOfTicked, occasion: chosen, found: found.value }
    const named = would.map((one) => ({ name: nameOf(one), part: one.part, isAdult: one.isAdult }))
    return accept({
      title,
      occasions,
      chosen,
      ...(await howFar(chosen, from, tx, city)),
      pay: await paySeen({ ...pay, coming: named }, tx, city),
      waiting: (await loadWaiting(tx, chosen.id)).length,
      people: coming.map((one) => ({
        personId: one.personId,
        name: nameOf(one),
        decides: mayDecideFor(by, one.standing),
        isIn: isIn.has(one.personId),
        findings: asTicked.get(one.personId) ?? one.findings,
      })),
    })
  })
}
