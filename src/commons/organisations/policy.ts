import type { Actor } from '#kernel/actor.ts'

/** Until people exist, organisations and venues are kept by the operator and by imports. */
export const mayKeepOrganisations = (by: Actor): boolean => by.kind !== 'visitor'
