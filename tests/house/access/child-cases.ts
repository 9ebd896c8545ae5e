import { everybody, type AccessCase } from './who.ts'

/** What is kept of a child, and of the adults and papers around it. */
export const childCases: readonly AccessCase[] = [
  {
    resource: 'what is allowed of a child (consents)',
    path: '/me/family/:child',
    shows: 'switches',
    because:
      'P8: the child and the guardians of today see the same; a desk that knows the child serves it, and whoever sits there may meet children at this moment (P15)',
    outcomes: everybody('families.not-here', {
      'the child': 'shown',
      guardian: 'shown',
      'educator of the group, cleared': 'shown',
      'educator of the group, lapsed': 'families.clearance-lapsed',
      'desk that knows the child': 'shown',
      'host of the house that knows the child': 'shown',
      'courier with a mandate': 'shown',
      'coordinator of the place': 'shown',
      steward: 'shown',
      operator: 'main.sign-in-first',
    }),
  },
  {
    resource: 'a child at the desk: age band, guardians, consents',
    path: '/office/desk/:child',
    shows: 'child',
    because:
      'least privilege (P15): a desk opens the children it gave a card or vouched for, and no other, to whoever may meet children at this moment',
    outcomes: everybody('families.not-yours', {
      'desk that knows the child': 'shown',
      'host of the house that knows the child': 'shown',
      'courier with a mandate': 'shown',
      'educator of the group, cleared': 'shown',
      'educator of the group, lapsed': 'families.clearance-lapsed',
      'host of another house': 'families.not-here',
      'coordinator of the place': 'shown',
      steward: 'shown',
      operator: 'main.sign-in-first',
    }),
  },
  {
    resource: 'who of the staff looked at a child',
    path: '/me/looks/:child',
    shows: 'looks',
    because: 'P15: for whom it is about and who answers for them; staff do not read who else looked',
    outcomes: everybody('families.not-here', {
      'the child': 'shown',
      guardian: 'shown',
      operator: 'main.sign-in-first',
    }),
  },
  {
    resource: 'a child’s copy of everything, for a guardian',
    path: '/me/family/:child/everything.zip',
    shows: 'zip',
    because: 'P18: a guardian of today, and the child reads that it was taken',
    outcomes: everybody('families.not-here', { guardian: 'shown', operator: 'main.sign-in-first' }),
  },
  {
    resource: 'a person’s name and roles',
    path: '/office/people/:child',
    shows: 'child',
    because: 'the office runs the place; there is no directory of people for anybody else (P2)',
    outcomes: everybody('main.not-yours', { 'coordinator of the place': 'shown', steward: 'shown', operator: 'shown' }),
  },
  {
    resource: 'the names on a group’s list',
    path: '/groups/:group',
    shows: 'child',
    because:
      'P15: only who is responsible and may meet children at this moment; the office and coordinators see counts',
    outcomes: everybody('groups.not-here', {
      'educator of the group, cleared': 'shown',
      'educator of the group, lapsed': 'without',
      'desk that knows the child': 'without',
      'coordinator of the place': 'without',
      steward: 'without',
      operator: 'main.sign-in-first',
    }),
  },
  {
    resource: 'clearances of adults',
    path: '/me/clearances',
    shows: 'adult',
    because: 'P15: the office all, a coordinator those of the own house; the number is shown to nobody',
    outcomes: everybody('people.not-yours', {
      'desk that knows the child': 'shown',
      'coordinator of the place': 'shown',
      steward: 'shown',
      operator: 'main.sign-in-first',
    }),
  },
  {
    resource: 'the chain of all looks',
    path: '/office/looks',
    shows: 'page',
    because: 'P15: who audits, and who answers for the place; a coordinator is one of those who are looked at',
    outcomes: everybody('main.not-yours', { auditor: 'shown', steward: 'shown', operator: 'shown' }),
  },
  {
    resource: 'what goes by itself',
    path: '/office/retention',
    shows: 'page',
    because: 'P17: who audits, and who answers for the place',
    outcomes: everybody('main.not-yours', { auditor: 'shown', steward: 'shown', operator: 'shown' }),
  },
  {
    resource: 'an agreement about data',
    path: '/me/agreements/:agreement',
    shows: 'page',
    because: 'both parties read what they sign, and the office',
    outcomes: everybody('organisations.agreement-not-here', {
      'desk that knows the child': 'shown',
      'coordinator of the place': 'shown',
      steward: 'shown',
      operator: 'main.sign-in-first',
    }),
  },
  {
    resource: 'who decides at which gate',
    path: '/office/gates',
    shows: 'page',
    because: 'the office of the place sets its gates',
    outcomes: everybody('main.not-yours', { 'coordinator of the place': 'shown', steward: 'shown', operator: 'shown' }),
  },
]
