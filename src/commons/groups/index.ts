export { addMember } from './commands/add-member.ts'
export { editGroup } from './commands/edit-group.ts'
export { forgetMember } from './commands/forget-member.ts'
export { enrolIntoGroup } from './commands/enrol-into-group.ts'
export { handOverGroup } from './commands/hand-over-group.ts'
export { makeGroup } from './commands/make-group.ts'
export { removeMember } from './commands/remove-member.ts'
export { takeOverGroups } from './commands/take-over-groups.ts'
export { classesOf } from './queries/classes-of.ts'
export { groupById, type GroupKnown } from './queries/group-by-id.ts'
export { standsFor } from './policy.ts'
export { groupsOf, type GroupOfMine } from './queries/groups-of.ts'
export { groupsInFull } from './queries/groups-in-full.ts'
export { schoolsOf } from './queries/schools-of.ts'
export { membersOf } from './queries/members-of.ts'
export { countUnderAgreement, letGoOfAgreement } from './rosters/commands/let-go-of-agreement.ts'
export { receiveRoster } from './rosters/commands/receive-roster.ts'
export { startRoster } from './rosters/commands/start-roster.ts'
export { rosterRetention } from './rosters/retention.ts'
export { defineRosterJobs } from './rosters/jobs/define-roster-jobs.ts'
export {
  groupForm,
  groupKinds,
  groupNeeds,
  groupRefusals,
  type Belonging,
  type Group,
  type GroupForm,
} from './words.ts'
export { groupFields } from './field-catalogue.ts'
