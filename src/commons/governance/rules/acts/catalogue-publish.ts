import type { ActKind } from '../../words.ts'

/** A house's offer becomes public. Until a place chooses otherwise, houses that belong are trusted. */
export const cataloguePublish: ActKind = { act: 'catalogue.publish', standard: { kind: 'open' } }
