import { setProtected, staffOfDesks } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { maySeeProtected, maySuspend } from '../policy.ts'
import { childFacts } from '../queries/child-facts.ts'
import { mayNow, servingNow } from '../queries/serving-now.ts'
import { loadProtections, saveLift, saveProtection } from '../store/protections.ts'
import type { FamilyRefusal, Place } from '../words.ts'

/**
 * From this moment only two named people of the desk see the child, and no photo, public badge or passing on is allowed
 * whatever anybody said. Whoever names them may be one of them.
 * @refuses not-here · not-yours · clearance-lapsed · two-others-needed: not two different people of this desk, or one of the family
 */
export const protectChild = (
  { childId, named }: { readonly childId: Id; readonly named: readonly [Id, Id] },
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<null, FamilyRefusal>> =>
  city.transaction(async (tx) => {
    const here = within(tx, city)
    const child = (await childFacts([childId], here, place)).get(childId)
    if (!child) return refuse('families.not-here')
    const leading = await mayNow((as) => maySuspend(as, child), by, here)
    if (!leading.ok) return leading
    const now = city.now()
    const staff = new Set((await staffOfDesks(child.servedBy, dayIn(place.timeZone, now), here)).map(({ id }) => id))
    const family = new Set([childId, ...child.links.map(({ guardianId }) => guardianId)])
    const [first, second] = named
    if (first === second || !named.every((id) => staff.has(id) && !family.has(id)))
      return refuse('families.two-others-needed')
    const setBy = by.kind === 'person' ? by.person : null
    const protection = { id: city.newId(), childId, named, setBy, liftAskedBy: null }
    if (!(await saveProtection(tx, protection, now))) return refuse('families.protected-already')
    await setProtected(tx, childId, true)
    await record(tx, [happened('families.protection-set', by, { childId })], now)
    return accept(null)
  })

/**
 * The two named people lift it together: the first asks, the second does. Whoever has left the desk since is not one of
 * them any more.
 * @refuses not-here · not-protected · not-yours · clearance-lapsed · second-person-needed
 */
export const liftProtection = (
  childId: Id,
  by: Actor,
  city: City,
  place: Place,
): Promise<Result<'asked' | 'lifted', FamilyRefusal>> =>
  city.transaction(async (tx) => {
    const here = within(tx, city)
    // Held first: of two who lift at once the second sees what the first did.
    const [protection] = await loadProtections(tx, [childId], true)
    const child = (await childFacts([childId], here, place)).get(childId)
    if (!child || !maySeeProtected(by, child)) return refuse('families.not-here')
    if (by.kind !== 'person') return refuse('families.not-yours')
    const serving = await servingNow(by, child, here)
    if (!serving.ok) return serving
    if (!protection) return refuse('families.not-protected')
    if (protection.liftAskedBy === by.person) return refuse('families.second-person-needed')
    const now = city.now()
    if (protection.liftAskedBy === null) {
      await saveLift(tx, protection.id, { askedBy: by.person, liftedAt: null })
      await record(tx, [happened('families.protection-lift-asked', by, { childId })], now)
      return accept('asked')
    }
    await saveLift(tx, protection.id, { askedBy: protection.liftAskedBy, liftedAt: now })
    await setProtected(tx, childId, false)
    await record(tx, [happened('families.protection-lifted', by, { childId })], now)
    return accept('lifted')
  })
