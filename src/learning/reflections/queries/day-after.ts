import { asCleared } from '#commons/people'
import { entriesWithPersons, occasionTold, type EntryWithPerson } from '#learning/participation'
import { holdsRole, type Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { keepsDay, mayReadReflection } from '../policy.ts'
import { isOpen, releaseScores } from '../rules/release-scores.ts'
import { hasLearnerRating, loadRatingOfHouse, loadRatingsOfOffer } from '../store/ratings.ts'
import { loadReflectionsOfOccasion } from '../store/reflections.ts'
import type { ReflectionsRefusal } from '../words.ts'
import type { DayAfter } from '../words-for-pages.ts'
import { nameOfHouse } from './after-seen.ts'
import { settingsHere } from './settings-here.ts'

/** Those of a day who were there and learned. */
export const wereThere = (all: readonly EntryWithPerson[]): EntryWithPerson[] =>
  all.filter(
    ({ entry, person }) =>
      person !== null && entry.part === 'learner' && (entry.state === 'attended' || entry.state === 'completed'),
  )

/** What comes after a day, for its house: hosts and coordinators, and mentors for what is shown to them. @refuses not-here · not-yours · not-over */
export const dayAfter = (occasionId: Id, by: Actor, city: City): Promise<Result<DayAfter, ReflectionsRefusal>> =>
  city.reading(async (tx) => {
    const inside = within(tx, city)
    const told = await occasionTold(occasionId, inside)
    if (!told) return refuse('reflections.not-here')
    const { occasion, offer } = told
    const cleared = await asCleared(by, inside)
    const keepsList = keepsDay(cleared, occasion.hostId)
    if (!keepsList && !holdsRole(cleared, 'mentor', occasion.hostId)) return refuse('reflections.not-yours')
    const now = city.now()
    if (occasion.endsAt > now) return refuse('reflections.not-over')
    const { smallest, termDays } = await settingsHere(tx, city)
    const own = await loadRatingOfHouse(tx, occasionId)
    const term = { endedAt: occasion.endsAt, termDays }
    const released = releaseScores(await loadRatingsOfOffer(tx, occasion.opportunityId), smallest)
    const there = wereThere(await entriesWithPersons(occasionId, inside))
    const nameOf = new Map(there.map(({ entry, person }) => [entry.id, person!]))
    const reflections = (await loadReflectionsOfOccasion(tx, occasionId)).filter((one) =>
      mayReadReflection(cleared, { personId: one.personId, guardians: [] }, one.hostId, one.visibleTo),
    )
    return accept({
      occasionId,
      opportunityId: occasion.opportunityId,
      title: offer.title,
      organisation: await nameOfHouse(occasion.hostId, tx),
      startsAt: occasion.startsAt,
      timeZone: occasion.timeZone,
      keepsList,
      own: keepsList ? own : null,
      canRate: keepsList && !(own !== null && (await hasLearnerRating(tx, occasionId))),
      learnersSay: keepsList && isOpen({ mine: own !== null, theirs: released !== null }, term, now) ? released : null,
      reflections: reflections.map((reflection) => {
        const person = nameOf.get(reflection.entryId)
        return { reflection, name: person && !person.protected ? person.displayName : null }
      }),
      papers: keepsList ? there.filter(({ person }) => !person!.protected).length : 0,
    })
  })
