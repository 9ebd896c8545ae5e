import { z } from 'zod'
import type { Role } from '#kernel/actor.ts'
import { isId } from '#kernel/id.ts'
import { isDay } from '#kernel/instant.ts'

/** Work that somebody else can do in one's place for a while. Seats, oversight and family are held in person. */
export const delegableRoles = [
  'educator',
  'host',
  'mentor',
  'courier',
  'coordinator',
  'steward',
] as const satisfies readonly Role[]

/** A holiday, a sick leave; what lasts longer is handed over. */
export const longestDelegationDays = 92

/** Days before its end on which the holder of a role is told. */
export const roleRemindDays = [14, 3] as const

const id = z.string().refine(isId)
const day = z.string().refine(isDay)

export const delegationForm = z.object({ roleId: id, toPersonId: id, fromOn: day, untilOn: day })
export type DelegationForm = z.output<typeof delegationForm>

export const handOverForm = z.object({ roleId: id, toPersonId: id, fromOn: day })
export type HandOverForm = z.output<typeof handOverForm>

export const roleLifeEvents = ['people.role-ends-soon', 'people.role-ran-out', 'people.role-handed-over'] as const

export const roleLifeRefusals = [
  'people.role-not-running',
  'people.role-held-in-person',
  'people.role-held-for-another',
  'people.role-to-oneself',
  'people.role-to-a-minor',
  'people.role-to-a-stranger',
  'people.delegation-too-long',
  'people.delegation-outside-the-role',
  'people.colleague-known',
] as const
export type RoleLifeRefusal = (typeof roleLifeRefusals)[number]
