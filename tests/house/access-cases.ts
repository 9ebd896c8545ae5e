/**
 * P31: who sees what of a child, asked of the whole house on a real database (`access-cases.test.ts`) and printed in
 * docs/access.md. A cell is `shown`, `without` (the page, but not what the resource is), or the name of the refusal.
 */
export const whos = [
  'visitor',
  'the child',
  'another child',
  'guardian',
  'suspended guardian',
  'former guardian',
  'desk that knows the child',
  'host of another house',
  'educator of the group, cleared',
  'educator of the group, lapsed',
  'auditor',
  'coordinator of the place',
  'steward',
  'operator',
] as const
export type Who = (typeof whos)[number]

export type Outcome = 'shown' | 'without' | (string & {})

export interface AccessCase {
  readonly resource: string
  /** Under the place's own address; `:child`, `:group`, `:agreement` are filled. */
  readonly path: string
  /** What is on the page where it is shown: a name the test gives it. */
  readonly shows: 'child' | 'adult' | 'switches' | 'looks' | 'zip' | 'page'
  /** Because: the law behind the row, in a sentence. */
  readonly because: string
  readonly outcomes: Readonly<Record<Who, Outcome>>
}

const strangers = { visitor: 'main.sign-in-first' } as const

const everybody = (outcome: Outcome, but: Partial<Record<Who, Outcome>>): Record<Who, Outcome> => ({
  ...(Object.fromEntries(whos.map((who) => [who, outcome])) as Record<Who, Outcome>),
  ...strangers,
  ...but,
})

export const accessCases: readonly AccessCase[] = [
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

export const ages = [8, 12, 13, 14, 15, 16, 17, 18, null] as const

/**
 * P4, P8: who has the word, by law, purpose and age in years (`null`: unknown). G the guardian, Y the young person.
 * The law is a country of ISO 3166, or `–`: nobody has said which holds.
 */
export const deciders: readonly {
  readonly law: string
  readonly purpose: string
  readonly by: readonly ('G' | 'Y')[]
}[] = [
  { law: 'US', purpose: 'account', by: ['G', 'G', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', 'G'] },
  { law: 'ES', purpose: 'account', by: ['G', 'G', 'G', 'Y', 'Y', 'Y', 'Y', 'Y', 'G'] },
  { law: 'FR', purpose: 'account', by: ['G', 'G', 'G', 'G', 'Y', 'Y', 'Y', 'Y', 'G'] },
  { law: 'DE', purpose: 'account', by: ['G', 'G', 'G', 'G', 'G', 'Y', 'Y', 'Y', 'G'] },
  { law: '–', purpose: 'account', by: ['G', 'G', 'G', 'G', 'G', 'Y', 'Y', 'Y', 'G'] },
  { law: 'US', purpose: 'photos', by: ['G', 'G', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', 'G'] },
  { law: 'DE', purpose: 'third-party', by: ['G', 'G', 'G', 'G', 'G', 'Y', 'Y', 'Y', 'G'] },
  { law: 'US', purpose: 'research', by: ['G', 'G', 'G', 'G', 'G', 'G', 'G', 'Y', 'G'] },
  { law: 'DE', purpose: 'research', by: ['G', 'G', 'G', 'G', 'G', 'G', 'G', 'Y', 'G'] },
]
