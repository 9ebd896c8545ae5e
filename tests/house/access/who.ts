/** Everybody who could want to know something of a child. */
export const whos = [
  'visitor',
  'the child',
  'another child',
  'guardian',
  'suspended guardian',
  'former guardian',
  'guardian of another child',
  'desk that knows the child',
  'host of the house that knows the child',
  'courier with a mandate',
  'host of another house',
  'educator of the group, cleared',
  'educator of the group, lapsed',
  'council member',
  'youth reviewer',
  'auditor',
  'coordinator of the place',
  'steward',
  'operator',
] as const
export type Who = (typeof whos)[number]

export type Outcome = 'shown' | 'without' | (string & {})

/** What stands in a path for somebody or something of the test. */
export const filled = ['child', 'guardian', 'group', 'agreement', 'mandate', 'case', 'fact', 'secret'] as const
export type Filled = (typeof filled)[number]

/** What is looked for on a page. */
export type Mark =
  | 'child'
  | 'adult'
  | 'switches'
  | 'looks'
  | 'zip'
  | 'page'
  | 'band'
  | 'address'
  | 'post'
  | 'title'
  | 'reason'
  | 'reviewer'
  | 'fact'
  | 'secret'
  | 'doubt'

export interface AccessCase {
  readonly resource: string
  /** Under the place's own address; a word of `filled` after a colon is filled. */
  readonly path: string
  /** What is on the page where it is shown: a name the test gives it. */
  readonly shows: Mark
  /** Because: the law behind the row, in a sentence. */
  readonly because: string
  readonly outcomes: Readonly<Record<Who, Outcome>>
}

const strangers = { visitor: 'main.sign-in-first' } as const

export const everybody = (outcome: Outcome, but: Partial<Record<Who, Outcome>>): Record<Who, Outcome> => ({
  ...(Object.fromEntries(whos.map((who) => [who, outcome])) as Record<Who, Outcome>),
  ...strangers,
  ...but,
})
