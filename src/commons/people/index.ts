export { endRole } from './commands/end-role.ts'
export { enrolPerson } from './commands/enrol-person.ts'
export { giveRole } from './commands/give-role.ts'
export { actorOfAccount } from './queries/actor-of-account.ts'
export { personsById } from './queries/persons-by-id.ts'
export { accountAtHome } from './sign-in/queries/account-at-home.ts'
export { openKeptSessions, type KeptSessions } from './sign-in/snapshot/kept-sessions.ts'
export { sessionCookie } from './sign-in/words.ts'
export { ageBandOf, isMinor, yearsOf } from './rules/age-band.ts'
export {
  ageBands,
  birthMonth,
  peopleRefusals,
  personName,
  type AgeBand,
  type BirthMonth,
  type Person,
  type RoleGiven,
} from './words.ts'
export { actorOfPerson } from './queries/actor-of-person.ts'
export { personInFull } from './queries/person-in-full.ts'
