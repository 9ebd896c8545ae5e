import type { ActKind } from '../../words.ts'

/** The light door: somebody known here has vouched already, and there is one offer only. */
export const organisationsJoinLight: ActKind = { act: 'organisations.join-light', standard: { kind: 'open' } }
