import type { Actor } from '#kernel/actor.ts'

/** Until people exist, an ecosystem is made and changed by the operator, or by the house itself (a job, the demonstration). */
export const mayRunEcosystem = (by: Actor): boolean => by.kind !== 'visitor'
