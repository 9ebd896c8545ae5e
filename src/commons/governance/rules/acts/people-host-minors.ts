import type { ActKind } from '../../words.ts'

/** An adult may be with children here. Open until a place chooses: then their clearances alone are asked for. */
export const peopleHostMinors: ActKind = { act: 'people.host-minors', isExplained: true, standard: { kind: 'open' } }
