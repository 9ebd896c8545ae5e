import { tellPerson } from '#commons/messages'
import { holdersOf } from '#commons/people'
import { isId } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import type { Reaction } from '../reactions.ts'

/** What the room of messages itself has to tell. */
export const messageReactions: readonly Reaction[] = [
  {
    // The stewards hear once a month that nothing is left, and nobody has to look.
    when: 'messages.budget-spent',
    react: async ({ about }, city, desk) => {
      const budgetId = String(about['budgetId'])
      const here = await desk.cityBySlug(city.slug)
      if (!here || !isId(budgetId)) return
      const today = dayIn(here.ecosystem.timeZone, city.now())
      for (const personId of await holdersOf({ role: 'steward', organisationId: null }, today, city)) {
        const notice = {
          personId,
          about: budgetId,
          kind: 'messages.budget-spent',
          sentence: 'messages.budget-spent',
          values: { limit: Number(about['limit']) },
          path: '/office/messages',
        }
        await tellPerson(notice, here, desk)
      }
    },
  },
]
