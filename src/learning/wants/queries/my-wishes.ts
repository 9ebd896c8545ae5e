import { myFamily, type Place } from '#commons/families'
import { organisationsById } from '#commons/organisations'
import { personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { mayReplyFor } from '../policy.ts'
import { publicCount } from '../rules/public-count.ts'
import { loadFinds } from '../store/finds.ts'
import { loadReplies, loadTrials } from '../store/trials.ts'
import { loadWants } from '../store/wants.ts'
import { loadWishesOfPersons } from '../store/wishes.ts'
import type { PersonToWishFor, WishSeen } from '../words-for-pages.ts'
import type { PublicView } from './public-wants.ts'
import { whoDecides } from './who-decides.ts'

type Person = Extract<Actor, { kind: 'person' }>

/** Oneself first, then the children one answers for today. */
export async function peopleToWishFor(by: Person, city: City, place: Place): Promise<PersonToWishFor[]> {
  const [oneself] = await personsById([by.person], city)
  const children = await myFamily(by, city, place)
  return [
    { personId: by.person, name: oneself?.displayName ?? '' },
    ...children.map(({ childId, name }) => ({ personId: childId, name })),
  ]
}

/** The wishes of oneself and of one's children, the last signed first, each with what was found and what a house would try. */
export async function myWishes(by: Person, city: City, place: Place, view: PublicView): Promise<WishSeen[]> {
  const people = await peopleToWishFor(by, city, place)
  return city.reading(async (tx) => {
    const names = new Map(people.map(({ personId, name }) => [personId, name]))
    const ids = people.map(({ personId }) => personId)
    const wishes = await loadWishesOfPersons(tx, ids)
    const wishIds = wishes.map(({ id }) => id)
    const wantIds = [...new Set(wishes.map(({ wantId }) => wantId))]
    const wants = new Map((await loadWants(tx, view.today, { ids: wantIds })).map((want) => [want.id, want]))
    const wishers = await whoDecides(ids, tx, city)
    const finds = Map.groupBy(await loadFinds(tx, wishIds), ({ wishId }) => wishId)
    const trials = (await loadTrials(tx, { wantIds })).filter(({ state }) => state !== 'taken-back')
    const replies = await loadReplies(
      tx,
      trials.map(({ id }) => id),
    )
    const hostIds = [...new Set(trials.map(({ hostId }) => hostId))]
    const houses = new Map<Id, string>()
    for (const { id, name } of await organisationsById(tx, hostIds)) houses.set(id, name)
    return wishes.map((wish): WishSeen => {
      const { askers, isAsked: _isAsked, ...want } = wants.get(wish.wantId)!
      const wisher = wishers.get(wish.personId)
      return {
        wish,
        want: { ...want, count: publicCount(Math.max(1, askers), view.countsFrom) },
        name: names.get(wish.personId) ?? '',
        isOneself: wish.personId === by.person,
        finds: finds.get(wish.id) ?? [],
        trials: trials
          .filter(({ wantId }) => wantId === wish.wantId)
          .map((trial) => ({
            trial,
            house: houses.get(trial.hostId) ?? '',
            said: replies.find(({ trialId, wishId }) => trialId === trial.id && wishId === wish.id)?.says ?? null,
            canSayYes: wisher !== undefined && mayReplyFor(by, wisher, 'yes'),
          })),
      }
    })
  })
}
