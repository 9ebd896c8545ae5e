import { settleAfter } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import type { Reaction } from '../reactions.ts'

/** What a family pays follows when somebody else took one of them off. */
export const amountReactions: readonly Reaction[] = (['lapsed', 'declined', 'cancelled', 'moved'] as const).map(
  (when) => ({
    when: `participation.${when}`,
    react: ({ about }, city) => settleAfter(about['entryId'] as Id, city),
  }),
)
