export {
  beginWithMadeUpName,
  stopCard,
  cardRefusals,
  cardsOnList,
  cardsOnSheet,
  deskRoles,
  desksOf,
  enrolWithCard,
  isPicture,
  marksOfCards,
  openByCard,
  personOfShownCard,
  personOfUserName,
  pictureNames,
  pictures,
  picturesInCode,
  printCards,
  replaceCard,
  staffOfDesks,
  unlockCard,
  type CardOnList,
  type CardShown,
  type ChildAtDesk,
  type FreshCard,
  type Picture,
} from './cards/index.ts'
export { erasePerson } from './commands/erase-person.ts'
export { countPeople } from './queries/count-people.ts'
export { dormantMinors } from './queries/dormant-minors.ts'
export { peopleHouseRetention, peopleRetention } from './retention.ts'
export { endRole } from './commands/end-role.ts'
export { endRolesAt } from './commands/end-roles-at.ts'
export { enrolAdults, enrolPeople, renewFacts, type Enrolled, type EnrolledAdult } from './commands/enrol-people.ts'
export { enrolPerson } from './commands/enrol-person.ts'
export { giveRole } from './commands/give-role.ts'
export { setBirth, setProtected } from './commands/settle-facts.ts'
export { bornIn } from './queries/born-in.ts'
export { askForAgreement } from './clearances/commands/ask-for-agreement.ts'
export { proposeContact, withdrawContact } from './clearances/commands/propose-contact.ts'
export { settleContact } from './clearances/commands/settle-contact.ts'
export { contactProposal } from './clearances/queries/contact-proposal.ts'
export { recordClearance, withdrawClearance } from './clearances/commands/record-clearance.ts'
export { defineClearanceJobs, startRemindingOfClearances } from './clearances/jobs/remind-daily.ts'
export { standingsHere } from './clearances/queries/standings-here.ts'
export { peopleOfPlace } from './clearances/queries/people-of-place.ts'
export { contactsOfHouse, contactStandings, type ContactStanding } from './clearances/queries/contact-standings.ts'
export { clearancesHeld } from './clearances/queries/clearances-held.ts'
export { clearedAt } from './clearances/queries/cleared-at.ts'
export { mayMeetMinors } from './clearances/queries/may-meet-minors.ts'
export { asCleared } from './clearances/queries/as-cleared.ts'
export { clearanceForm, type ClearanceKind, type StandingItem } from './clearances/words.ts'
export { peopleFields, type FieldEntry } from './field-catalogue.ts'
export { actorOfAccount } from './queries/actor-of-account.ts'
export { actorOfPerson } from './queries/actor-of-person.ts'
export { runsOn } from './rules/roles-today.ts'
export { holdersOf } from './queries/holders-of.ts'
export {
  peopleForOffice,
  personForOffice,
  peopleShown,
  roleHoldersNamed,
  type PersonForOffice,
} from './queries/people-for-office.ts'
export { sortsOfPeople, type SortOfPeople } from './words.ts'
export { openKeptStandings, type KeptStandings } from './clearances/snapshot/kept-standings.ts'
export { openKeptActors, type KeptActors } from './snapshot/kept-actors.ts'
export { addColleague } from './roles/commands/add-colleague.ts'
export { peopleOfHouse, type HousePerson } from './roles/queries/people-of-house.ts'
export { delegateRole } from './roles/commands/delegate-role.ts'
export { handOverRole } from './roles/commands/hand-over-role.ts'
export { defineRoleJobs, startRemindingOfRoles } from './roles/jobs/remind-of-roles-daily.ts'
export { rolesOfMine, type RoleOfMine } from './roles/queries/roles-of-mine.ts'
export { delegableRoles, delegationForm, handOverForm } from './roles/words.ts'
export { hasAWayIn } from './queries/has-a-way-in.ts'
export { personInFull, personTables } from './queries/person-in-full.ts'
export { personsById } from './queries/persons-by-id.ts'
export { emptyAccount } from './sign-in/commands/empty-account.ts'
export { eraseAccount } from './sign-in/commands/erase-account.ts'
export { browserOf, giveSession } from './sign-in/routes/browser.ts'
export { invitePerson } from './sign-in/commands/invite-person.ts'
export { letInventedPersonIn } from './sign-in/commands/let-invented-person-in.ts'
export { keepProvider, removeProvider } from './sign-in/openid/commands/keep-provider.ts'
export { providersHere } from './sign-in/openid/queries/providers-here.ts'
export { providerForm, type Provider } from './sign-in/openid/words.ts'
export { guardsOf } from './sign-in/second/queries/guards-of.ts'
export { mayAddWayIn } from './sign-in/second/queries/may-add-way-in.ts'
export { secondToReset } from './sign-in/second/queries/second-to-reset.ts'
export { needOf } from './sign-in/second/rules/second-factor.ts'
export { secondFactorNeeds, secondFactorSettings, staffRoles, type SecondFactorNeed } from './sign-in/second/words.ts'
export { rolesShownIn } from './sign-in/second/queries/roles-shown-in.ts'
export { tellOfRole } from './sign-in/commands/tell-of-role.ts'
export { accountAtHome } from './sign-in/queries/account-at-home.ts'
export { openKeptSessions, type KeptSessions } from './sign-in/snapshot/kept-sessions.ts'
export { mailAddress, sessionCookie } from './sign-in/words.ts'
export { ageBandOf, isMinor, yearsOf } from './rules/age-band.ts'
export {
  ageBands,
  birthMonth,
  peopleRefusals,
  personName,
  type AgeBand,
  type BirthMonth,
  type PeopleRefusal,
  type Person,
  type RoleGiven,
} from './words.ts'
export {
  chooseLanguage,
  codeShape,
  confirmWay,
  keepWay,
  letWayGo,
  mobileNumber,
  wayKinds,
  reachedBy,
  waysOf,
  type Way,
  type WayKind,
  type WayRefusal,
} from './ways/index.ts'
export type { WhatStands } from './sign-in/rules/rooms-of-mine.ts'
