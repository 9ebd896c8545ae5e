import { isOfOffice, type Actor } from '#kernel/actor.ts'
import type { WantState } from './words.ts'

/** Anybody may say what is missing. Answering for the city, and hiding what is not fit, is the office's. */
export const mayAnswerWants = (by: Actor): boolean => isOfOffice(by)

/** P28: free text nobody has read is not published; nor is what the office hid. */
export const isPublicWant = (state: WantState): boolean => state !== 'told' && state !== 'hidden'
