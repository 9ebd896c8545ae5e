import { asCleared } from '#commons/people'
import { occasionTold } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { keepsDay, mayReflect } from '../policy.ts'
import { settingsHere } from '../queries/settings-here.ts'
import { dayHad } from '../queries/whose.ts'
import { isOpen } from '../rules/release-scores.ts'
import { hasLearnerRating, loadRatingOfEntry, loadRatingOfHouse, saveRating } from '../store/ratings.ts'
import type { ReflectionsRefusal, Scores } from '../words.ts'

/**
 * A learner says in three numbers how it was. May be said anew until the house's numbers lie open to them.
 * @refuses not-here · not-yours · not-over · was-not-there · both-have-said
 */
export const rateAsLearner = (
  { entryId, scores }: { readonly entryId: Id; readonly scores: Scores },
  by: Actor,
  city: City,
): Promise<Result<null, ReflectionsRefusal>> =>
  city.transaction(async (tx) => {
    const had = await dayHad(entryId, by, tx, city)
    if (!had.ok) return had
    const { entry, occasion } = had.value.told
    if (!mayReflect(by, entry.personId)) return refuse('reflections.not-yours')
    const mine = await loadRatingOfEntry(tx, entryId)
    const theirs = (await loadRatingOfHouse(tx, occasion.id)) !== null
    const term = { endedAt: occasion.endsAt, termDays: (await settingsHere(tx, city)).termDays }
    if (isOpen({ mine: mine !== null, theirs }, term, city.now())) return refuse('reflections.both-have-said')
    const of = { entryId, personId: entry.personId }
    const { id: occasionId, opportunityId } = occasion
    await saveRating(tx, { id: city.newId(), occasionId, opportunityId, of, scores }, city.now())
    await record(tx, [happened('reflections.rating-given', by, { occasionId, side: 'learner' })], city.now())
    return accept(null)
  })

/**
 * The house says in three numbers how the day went as a whole. Until a learner's numbers count towards what it may read.
 * @refuses not-here · not-yours · not-over · both-have-said
 */
export const rateAsHost = (
  { occasionId, scores }: { readonly occasionId: Id; readonly scores: Scores },
  by: Actor,
  city: City,
): Promise<Result<null, ReflectionsRefusal>> =>
  city.transaction(async (tx) => {
    const told = await occasionTold(occasionId, within(tx, city))
    if (!told) return refuse('reflections.not-here')
    const { hostId, endsAt, opportunityId } = told.occasion
    if (!keepsDay(await asCleared(by, within(tx, city)), hostId)) return refuse('reflections.not-yours')
    const now = city.now()
    if (endsAt > now) return refuse('reflections.not-over')
    const mine = (await loadRatingOfHouse(tx, occasionId)) !== null
    if (mine && (await hasLearnerRating(tx, occasionId))) return refuse('reflections.both-have-said')
    await saveRating(tx, { id: city.newId(), occasionId, opportunityId, of: null, scores }, now)
    await record(tx, [happened('reflections.rating-given', by, { occasionId, side: 'host' })], now)
    return accept(null)
  })
