import { entryTold } from '#learning/participation'
import type { Id } from '#kernel/id.ts'
import { inPlace } from '../messages/message-reactions.ts'
import type { Reaction } from '../reactions.ts'
import { tellParty } from './tell-families.ts'

/** A family reads what it gave back, also where one of its two adults did it; what was taken back meanwhile is not told. */
export const givenBackNews: readonly Reaction[] = [
  {
    when: 'participation.withdrawn',
    react: inPlace(async (event, here, desk) => {
      const told = await entryTold(event.about['entryId'] as Id, here.city)
      if (told?.entry.state !== 'withdrawn' || told.entry.step !== Number(event.about['step'])) return
      const kind = `participation.withdrawn-${told.entry.changedAt}`
      await tellParty(told, { kind, sentence: 'participation.told-withdrawn', wholePlace: true }, here, desk)
    }),
  },
]
