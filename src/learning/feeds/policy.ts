import { isOfOffice, type Actor } from '#kernel/actor.ts'

/** Feeds are the office's. */
export const mayRunFeeds = (by: Actor): boolean => isOfOffice(by)
