export { endRole } from './commands/end-role.ts'
export { enrolPerson } from './commands/enrol-person.ts'
export { giveRole } from './commands/give-role.ts'
export { actorOfAccount } from './queries/actor-of-account.ts'
export { personsById } from './queries/persons-by-id.ts'
export { signedInBy } from './queries/signed-in-by.ts'
export { ageBandOf, isMinor, yearsOf } from './rules/age-band.ts'
export {
  ageBands,
  birthMonth,
  peopleRefusals,
  personName,
  sessionCookie,
  type AgeBand,
  type BirthMonth,
  type Person,
  type RoleGiven,
} from './words.ts'
