import { isOfOffice, type Actor } from '#kernel/actor.ts'

/** An ecosystem is made and changed by its office. */
export const mayRunEcosystem = (by: Actor): boolean => isOfOffice(by)
