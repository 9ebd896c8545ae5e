import { isOfOffice, type Actor } from '#kernel/actor.ts'

/** The office changes the catalogue; all may read it. */
export const mayChangeCatalogue = (by: Actor): boolean => isOfOffice(by)
