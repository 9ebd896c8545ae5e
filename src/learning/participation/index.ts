export { addWalkIn } from './commands/add-walk-in.ts'
export { changeSignUp } from './commands/change-sign-up.ts'
export { completeEntries } from './commands/complete-entries.ts'
export { followConsent } from './commands/follow-consent.ts'
export { followAllSessions, followSessions } from './commands/follow-sessions.ts'
export { forgetParticipant } from './commands/forget-participant.ts'
export { giveDrawnPlaces, type DrawnParty } from './commands/give-drawn-places.ts'
export { giveBack } from './commands/give-back.ts'
export { markEntry } from './commands/mark-entry.ts'
export { openSignUp } from './commands/open-sign-up.ts'
export { takeOfferedPlace } from './commands/take-offered-place.ts'
export { settleAfter } from './commands/settle-amounts.ts'
export { setWay } from './commands/set-way.ts'
export { takePart } from './commands/take-part.ts'
export { participationFields } from './field-catalogue.ts'
export { defineParticipationJobs, startPassingPlaces } from './jobs/often.ts'
export { askersAt, occasionsById, standingsHereOf, whoCameBefore, whoIsOn, whoMayNot } from './queries/for-draws.ts'
export { daysAtOnce, entriesOn, entryTold, movedFrom, movedTo, partyOf, type EntryTold } from './queries/entry-told.ts'
export {
  entriesWithPersons,
  nextThingsOf,
  occasionsAt,
  occasionTold,
  type EntryToCome,
  type EntryWithPerson,
  type OccasionTold,
} from './queries/for-other-rooms.ts'
export { payForPlaces } from './queries/pay-for-places.ts'
export { countsOn, placesOfPersons, placesBetween, type PlaceOf } from './queries/places-of-persons.ts'
export { takesPart } from './queries/takes-part.ts'
export type { Finding } from './words-for-pages.ts'
export { participationInFull } from './queries/participation-in-full.ts'
export { participationRetention } from './retention.ts'
export { participationRefusals, participationSettings, type State } from './words.ts'
