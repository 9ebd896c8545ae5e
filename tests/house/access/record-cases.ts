import { everybody, type AccessCase } from './who.ts'

/** What a child did, and what the child says of it. */
export const recordCases: readonly AccessCase[] = [
  {
    resource: 'a learner’s own record',
    path: '/me/record',
    shows: 'fact',
    because: 'the record belongs to the learner; at this address everybody reads their own, and nobody another’s',
    outcomes: everybody('without', { 'the child': 'shown', operator: 'main.sign-in-first' }),
  },
  {
    resource: 'a learner’s own record as a table (CSV)',
    path: '/me/record.csv',
    shows: 'fact',
    because: 'P18: the learner takes the whole record along; at this address nobody takes another’s',
    outcomes: everybody('without', { 'the child': 'shown', operator: 'main.sign-in-first' }),
  },
  {
    resource: 'one fact of a record, by the learner’s own address of it',
    path: '/me/record/:fact',
    shows: 'fact',
    because: 'whoever knows the id of a fact reads it no more than the record it is in',
    outcomes: everybody('record.not-here', { 'the child': 'shown', operator: 'main.sign-in-first' }),
  },
  {
    resource: 'a child’s record, beside the family',
    path: '/me/family/:child/record',
    shows: 'fact',
    because:
      'P8: the learner and the guardians of today; no desk, host, educator, courier, auditor or office, who have no record to read and no list of learners',
    outcomes: everybody('record.not-here', {
      'the child': 'shown',
      guardian: 'shown',
      operator: 'main.sign-in-first',
    }),
  },
  {
    resource: 'one fact of a child’s record, beside the family',
    path: '/me/family/:child/record/:fact',
    shows: 'fact',
    because: 'the same eyes as for the record it is in',
    outcomes: everybody('record.not-here', {
      'the child': 'shown',
      guardian: 'shown',
      operator: 'main.sign-in-first',
    }),
  },
  {
    resource: 'a goal the child keeps private, in the record',
    path: '/me/family/:child/record',
    shows: 'secret',
    because: 'what a learner keeps private is in nobody else’s view and leaves no trace there',
    outcomes: everybody('record.not-here', {
      'the child': 'shown',
      guardian: 'without',
      operator: 'main.sign-in-first',
    }),
  },
  {
    resource: 'a goal the child keeps private, by its own address',
    path: '/me/family/:child/record/:secret',
    shows: 'secret',
    because: 'a guardian who was told the address finds nothing there, as if there were nothing',
    outcomes: everybody('record.not-here', { 'the child': 'shown', operator: 'main.sign-in-first' }),
  },
  {
    resource: 'what a learner says is written down wrong',
    path: '/me/doubts',
    shows: 'doubt',
    because:
      'P15: hosts, educators and mentors of the house where it happened, while they may meet children; who only sits at its desk did not write it',
    outcomes: everybody('without', {
      'host of the house that knows the child': 'shown',
      'educator of the group, cleared': 'shown',
      operator: 'main.sign-in-first',
    }),
  },
]
