import { asCleared } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { mayServe, mayWorkAtDesk, type Served } from '../policy.ts'
import type { FamilyRefusal } from '../words.ts'

export type NotServing = Extract<FamilyRefusal, 'families.not-yours' | 'families.clearance-lapsed'>

/**
 * P15: a desk serves the children it knows as long as everything stands that the place asks of whoever sits there. The
 * office and operators meet no child at a desk and are not asked.
 * @refuses not-yours · clearance-lapsed: would serve this child, but for what is missing or has lapsed
 */
export const servingNow = (by: Actor, child: Served, city: City): Promise<Result<null, NotServing>> =>
  mayNow((as) => mayServe(as, child), by, city)

/** May this person sit down at the desk at this moment? @refuses not-yours · clearance-lapsed */
export const workingAtDeskNow = (by: Actor, city: City): Promise<Result<null, NotServing>> =>
  mayNow(mayWorkAtDesk, by, city)

/**
 * The same of any one act: it is this person's, and still is without the roles in which they may not meet children now.
 * @refuses not-yours · clearance-lapsed
 */
export async function mayNow(may: (as: Actor) => boolean, by: Actor, city: City): Promise<Result<null, NotServing>> {
  const cleared = await clearedFor(may, by, city)
  return cleared.ok ? accept(null) : cleared
}

/** The same, with who they are without those roles: for who asks more than one thing at this moment. */
export async function clearedFor(
  may: (as: Actor) => boolean,
  by: Actor,
  city: City,
): Promise<Result<Actor, NotServing>> {
  if (!may(by)) return refuse('families.not-yours')
  const cleared = await asCleared(by, city)
  return may(cleared) ? accept(cleared) : refuse('families.clearance-lapsed')
}
