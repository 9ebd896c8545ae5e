import type { Actor } from '#kernel/actor.ts'

/** Until people exist, the office (an operator with a link, or the house itself) changes the catalogue; all may read it. */
export const mayChangeCatalogue = (by: Actor): boolean => by.kind === 'operator' || by.kind === 'system'
