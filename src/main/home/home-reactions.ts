import { takeBackReminders } from '#learning/home'
import type { Id } from '#kernel/id.ts'
import type { Reaction } from '../reactions.ts'

const taken = (state: string): Reaction => ({
  when: `participation.${state}`,
  react: async ({ about }, city) => {
    const day = { occasionId: about['occasionId'] as Id, entryIds: [about['entryId'] as Id] }
    await takeBackReminders(day, city)
  },
})

/** A reminder that still waits for the morning is of no use once the place is given up or the day moved. */
export const homeReactions: readonly Reaction[] = [
  ...['withdrawn', 'cancelled', 'declined', 'lapsed', 'offered', 'moved'].map(taken),
  {
    when: 'participation.occasion-moved',
    react: async ({ about }, city) => {
      await takeBackReminders({ occasionId: about['occasionId'] as Id }, city)
    },
  },
]
