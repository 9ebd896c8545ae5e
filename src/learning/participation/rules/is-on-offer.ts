import type { OpportunityFound } from '#learning/catalogue'

/** Whoever is not let through, withdrawn or at rest takes nobody new. */
export const isOnOffer = ({
  publication,
  withdrawn,
  hostRests,
  mergedInto,
}: Pick<OpportunityFound['opportunity'], 'publication' | 'withdrawn' | 'hostRests' | 'mergedInto'>): boolean =>
  publication === 'published' && !withdrawn && !hostRests && mergedInto === null
