import { isHumanOfOffice, isOfOffice, type Actor } from '#kernel/actor.ts'
import type { Deciders, Seat } from './words.ts'

/** Gates, bodies and seats are kept by the office. */
export const mayKeepGates = (by: Actor): boolean => isOfOffice(by)

/** A case is opened by what happened, never by somebody who likes to. */
export const mayOpenCases = (by: Actor): boolean => by.kind === 'system'

/** An outcome is reversed by a person of the office, in public; a job reverses nothing. */
export const mayReverse = (by: Actor): boolean => isHumanOfOffice(by)

/**
 * Does this person sit where these decide? A role counts when it is held for the ecosystem as a whole.
 * @param seats those held today
 */
export const isAmong = (by: Actor, deciders: Deciders, seats: readonly Seat[]): boolean =>
  by.kind === 'person' &&
  (deciders.kind === 'body'
    ? seats.some(({ bodyId, personId }) => bodyId === deciders.bodyId && personId === by.person)
    : by.roles.some(({ role, organisation }) => role === deciders.role && organisation === null))

/** What was said and why is read by those who decide and by the office; the public reads the outcome. */
export const maySeeReasons = (by: Actor, isDecider: boolean): boolean => isDecider || isHumanOfOffice(by)
