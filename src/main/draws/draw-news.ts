import { settingsOf } from '#commons/ecosystems'
import { familiesSettings, guardiansToday } from '#commons/families'
import { tellPerson } from '#commons/messages'
import { personsById } from '#commons/people'
import { rowTold } from '#learning/draws'
import type { Id } from '#kernel/id.ts'
import { inPlace } from '../messages/message-reactions.ts'
import { momentSaid } from '../participation/tell-families.ts'
import type { Reaction } from '../reactions.ts'

/** What became of somebody's wishes: told to them and to everybody who answers for them today, each once a round. */
const tell = (when: 'placed' | 'not-placed'): Reaction => ({
  when: `draws.${when}`,
  react: inPlace(async ({ about }, here, desk) => {
    const { city, ecosystem } = here
    const told = await rowTold(about['rowId'] as Id, about['drawId'] as Id, city)
    if (!told) return
    const { personId, drawId, title, moved } = told
    const [person] = await personsById([personId], city)
    const place = { settings: settingsOf(ecosystem, 'families', familiesSettings), timeZone: ecosystem.timeZone }
    const guardians = (await guardiansToday([personId], city, place)).get(personId) ?? []
    const notice = {
      about: about['rowId'] as Id,
      kind: `draws.${when}-${Number(about['round'])}`,
      sentence: moved === null ? `draws.told-${when}` : 'draws.told-moved',
      values: {
        who: person?.displayName ?? '',
        title,
        ...(moved === null
          ? {}
          : {
              place: { texts: moved.to.title },
              before: { texts: moved.from.title },
              ...momentSaid(moved.to.startsAt, moved.to.timeZone, ['day', 'time']),
              ...momentSaid(moved.from.startsAt, moved.from.timeZone, ['dayBefore', 'timeBefore']),
            }),
      },
      path: `/me/draws/${drawId}`,
    }
    for (const { guardianId } of guardians) await tellPerson({ ...notice, personId: guardianId }, here, desk)
    await tellPerson({ ...notice, personId, alone: true }, here, desk)
  }),
})

export const drawNews: readonly Reaction[] = [tell('placed'), tell('not-placed')]
