import { myFamily, type Place } from '#commons/families'
import { opportunityById } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { mayDecideFor } from '../policy.ts'
import { isOnOffer } from '../rules/is-on-offer.ts'
import { countWaiting } from '../store/entries.ts'
import { loadOccasionsOf } from '../store/occasions.ts'
import type { ParticipationRefusal } from '../words.ts'
import type { TakePartSeen } from '../words-for-pages.ts'
import { howFar } from './how-far.ts'
import { paySeen } from './pay-seen.ts'
import { familyFor } from './who-comes.ts'

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
  return city.reading(async (tx) => {
    const inside = within(tx, city)
    const [children, found, toCome] = await Promise.all([
      myFamily(by, inside, place),
      opportunityById(opportunityId, inside),
      loadOccasionsOf(tx, [opportunityId], city.now()),
    ])
    if (!found.ok || !isOnOffer(found.value.opportunity)) return refuse('participation.not-here')
    const { title, ages } = found.value.opportunity
    const now = city.now()
    const occasions = toCome.filter(({ state, startsAt }) => state === 'open' && startsAt > now)
    const chosen = occasions.find(({ id }) => id === occasionId) ?? occasions[0] ?? null
    if (chosen === null)
      return accept({ title, occasions, chosen, waiting: 0, people: [], pay: null, areas: [], minutes: null })
    const names = new Map(children.map(({ childId, name }) => [childId, name]))
    const personIds = [by.person, ...names.keys()]
    const [family, far, waiting, payFor] = await Promise.all([
      familyFor(personIds, { occasion: chosen, ages, from }, by, tx, city),
      howFar(chosen, from, tx, city, found.value),
      countWaiting(tx, chosen.id),
      paySeen({ payer: by.person, occasion: chosen, found: found.value }, tx, city),
    ])
    const coming = family.as(personIds)
    // An adult who ticked nobody else comes for themself, and that is judged otherwise than coming along.
    const chose = family.as(ticked.filter((id) => id === by.person || names.has(id)))
    const asTicked = new Map(chose.map((one) => [one.personId, one.findings]))
    const { isIn } = family
    const nameOf = ({ personId, person }: (typeof coming)[number]) => names.get(personId) ?? person.displayName
    const isOfTicked = chose.length > 0
    const would = (isOfTicked ? chose : coming).filter(
      ({ personId, standing }) => !isIn.has(personId) && mayDecideFor(by, standing),
    )
    const named = would.map((one) => ({ name: nameOf(one), part: one.part, isAdult: one.isAdult }))
    return accept({
      title,
      occasions,
      chosen,
      ...far,
      pay: payFor(named, isOfTicked),
      waiting,
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
