import { isOfOffice, type Actor } from '#kernel/actor.ts'

/** Organisations and venues are kept by the office and by imports. */
export const mayKeepOrganisations = (by: Actor): boolean => isOfOffice(by)
