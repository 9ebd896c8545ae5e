import { recallNotices } from '#commons/messages'
import { reminderKind } from '#learning/home'
import { entriesOn } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import type { Reaction } from '../reactions.ts'

const taken = (state: string): Reaction => ({
  when: `participation.${state}`,
  react: async ({ about }, city) => {
    await recallNotices({ about: [about['entryId'] as Id], kindBegins: reminderKind }, city)
  },
})

/** A reminder that still waits for the morning is of no use once the place is given up or the day moved. */
export const homeReactions: readonly Reaction[] = [
  ...['withdrawn', 'cancelled', 'declined', 'lapsed', 'offered'].map(taken),
  {
    when: 'participation.occasion-moved',
    react: async ({ about }, city) => {
      const entries = await entriesOn(about['occasionId'] as Id, city)
      await recallNotices({ about: entries.map(({ id }) => id), kindBegins: reminderKind }, city)
    },
  },
]
