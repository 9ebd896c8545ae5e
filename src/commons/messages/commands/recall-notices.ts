import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { deleteUnsent } from '../store/notices.ts'

/**
 * What was told about something is not true any more: whatever of it has neither been sent nor read is taken back, from
 * the inbox too. What somebody saw stays as they saw it.
 * @param kindBegins `home.reminder-`: the kinds that are taken back
 * @returns how many
 */
export const recallNotices = (
  { about, kindBegins }: { readonly about: readonly Id[]; readonly kindBegins: string },
  city: City,
): Promise<number> => city.transaction((tx) => deleteUnsent(tx, about, kindBegins))
