import type { ActKind } from '../../words.ts'

/** An organisation becomes one of those who offer something here. Until a place chooses, one steward looks at it. */
export const organisationsJoin: ActKind = {
  act: 'organisations.join',
  standard: {
    kind: 'review',
    review: { by: { kind: 'role', role: 'steward' }, yes: 1, no: 1, checklist: [] },
    deadline: null,
  },
}
