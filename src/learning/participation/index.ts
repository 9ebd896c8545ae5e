export { changeSignUp } from './commands/change-sign-up.ts'
export { completeEntries } from './commands/complete-entries.ts'
export { followSessions } from './commands/follow-sessions.ts'
export { forgetParticipant } from './commands/forget-participant.ts'
export { markEntry } from './commands/mark-entry.ts'
export { openSignUp } from './commands/open-sign-up.ts'
export { takePart } from './commands/take-part.ts'
export { participationFields } from './field-catalogue.ts'
export { defineParticipationJobs, startPassingPlaces } from './jobs/often.ts'
export { entriesOn, entryTold, type EntryTold } from './queries/entry-told.ts'
export {
  entriesWithPersons,
  nextThingsOf,
  occasionsAt,
  occasionTold,
  type EntryToCome,
  type EntryWithPerson,
  type OccasionTold,
} from './queries/for-other-rooms.ts'
export { takesPart } from './queries/takes-part.ts'
export { participationInFull } from './queries/participation-in-full.ts'
export { participationRetention } from './retention.ts'
export { participationRefusals } from './words.ts'
