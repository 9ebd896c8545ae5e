import type { Actor } from '#kernel/actor.ts'

/** Until people exist, feeds are the operator's, and the house's own (a job, a poll, the demonstration). */
export const mayRunFeeds = (by: Actor): boolean => by.kind !== 'visitor'
