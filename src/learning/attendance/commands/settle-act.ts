import { asCleared } from '#commons/people'
import { addWalkIn, occasionTold } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { within } from '#platform/database/within.ts'
import { mayKeepDoor } from '../policy.ts'
import { doorOf, isComing } from '../queries/people-at-door.ts'
import { inDoubt } from '../rules/where-each-is.ts'
import { holdDoor, loadActs, loadGuests, saveSettled } from '../store/acts.ts'
import type { Act } from '../words.ts'
import { guestsIn, markSubjects } from './take-acts.ts'

/**
 * Somebody of the house says what counts where two phones, or a phone and the list, do not go together. What does not
 * count stays as it was said. Whoever had given their place back and was there all the same gets one.
 * @refuses not-here · not-yours · settled-already · no-seat-left · no-walk-ins, and what a walk-in is refused for
 */
export const settleAct = (
  { occasionId, actId, counts }: { readonly occasionId: Id; readonly actId: Id; readonly counts: boolean },
  by: Actor,
  city: City,
): Promise<Result<null, string>> =>
  city.transaction(async (tx) => {
    const inside = within(tx, city)
    const told = await occasionTold(occasionId, inside)
    if (!told) return refuse('attendance.not-here')
    if (by.kind !== 'person' || !mayKeepDoor(await asCleared(by, inside), told.occasion.hostId))
      return refuse('attendance.not-yours')
    await holdDoor(tx, occasionId)
    const acts = await loadActs(tx, occasionId)
    const act = acts.find(({ id }) => id === actId)
    if (!act) return refuse('attendance.not-here')
    const doubted = inDoubt(acts.filter(({ subjectId }) => subjectId === act.subjectId))
    if (!doubted.includes(act)) return refuse('attendance.settled-already')
    const now = city.now()
    const settled = new Map<Id, Act>()
    if (!counts) settled.set(act.id, { ...act, stands: false })
    else {
      for (const other of doubted) if (isAgainst(other, act)) settled.set(other.id, { ...other, stands: false })
      settled.set(act.id, { ...act, stands: true })
    }
    const door = (await doorOf(occasionId, tx, city))!
    const person = door.people.get(act.subjectId)
    if (counts && act.said === 'in' && person && !isComing(person.entry.state)) {
      const { walkIns } = door.settings
      if (walkIns === 'none') return refuse('attendance.no-walk-ins')
      const guests = new Map((await loadGuests(tx, occasionId)).map((one) => [one.id, one]))
      const besides = guestsIn(guests, acts)
      const { personId } = person.entry
      const walkIn = { occasionId, personId, request: act.id, besides, overToo: walkIns === 'over-too' }
      const added = await addWalkIn(walkIn, by, inside)
      if (!added.ok && added.refusal === 'participation.never-fits')
        return refuse('attendance.no-seat-left', added.facts)
      if (!added.ok) return added
      // All that was said of them goes with them to the place they have now.
      for (const one of acts.filter(({ subjectId }) => subjectId === act.subjectId))
        settled.set(one.id, { ...(settled.get(one.id) ?? one), subjectId: added.value.id })
    }
    for (const one of settled.values()) await saveSettled(tx, one, by.person, now)
    const all = acts.map((one) => settled.get(one.id) ?? one)
    await markSubjects(new Set([...settled.values()].map(({ subjectId }) => subjectId)), all, by, inside)
    await record(
      tx,
      [happened('attendance.settled', by, { actId, occasionId, counts, subjectId: settled.get(act.id)!.subjectId })],
      now,
    )
    return accept(null)
  })

/** What two acts can not both be true of. */
const isAgainst = (other: Act, act: Act): boolean =>
  other.id !== act.id && (other.said !== act.said || other.leaves !== act.leaves || other.adult !== act.adult)
