import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { saveRead } from '../store/notices.ts'

/** One notice, or all that lie there, is read; of another's nothing happens. @param noticeId null: all */
export const readNotices = (personId: Id, noticeId: Id | null, city: City): Promise<void> =>
  city.transaction((tx) => saveRead(tx, personId, noticeId, city.now()))
