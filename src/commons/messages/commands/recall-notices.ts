import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { deleteUnsent } from '../store/notices.ts'

/**
 * What was told about something is not true any more: whatever of it has neither been sent nor read is taken back, from
 * the inbox too. What somebody saw stays as they saw it.
 * @param kindBegins `home.reminder-`: the kinds that are taken back
 * @param of left out: of everybody; else only what was laid for this person
 * @returns how many
 */
export const recallNotices = (
  { about, kindBegins, of }: { readonly about: readonly Id[]; readonly kindBegins: string; readonly of?: Id },
  city: City,
): Promise<number> => city.transaction((tx) => deleteUnsent(tx, about, kindBegins, of))
