import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { countUnread, loadInbox } from '../store/notices.ts'
import type { Laid } from '../words.ts'

/** How many one page shows. */
export const inboxShown = 100

/** What lies there, the newest first. */
export const inboxOf = (personId: Id, city: City): Promise<Laid[]> =>
  city.reading((tx) => loadInbox(tx, personId, inboxShown))

export const countUnreadOf = (personId: Id, city: City): Promise<number> =>
  city.reading((tx) => countUnread(tx, personId))
