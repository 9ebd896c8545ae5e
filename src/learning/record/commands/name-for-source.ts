import { randomBytes } from 'node:crypto'
import { personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import { saveActor } from '../store/actors.ts'
import type { RecordRefusal } from '../words.ts'

/**
 * The name under which an outside source tells of a learner: made up by chance, another one for each source, so that two
 * sources who compare theirs find nobody (P3). Asked again, it is the same.
 * @refuses not-yours (only the house gives names out) · not-here
 */
export const nameForSource = (
  { learnerId, source }: { readonly learnerId: Id; readonly source: string },
  by: Actor,
  city: City,
): Promise<Result<string, RecordRefusal>> =>
  city.transaction(async (tx) => {
    if (by.kind !== 'system') return refuse('record.not-yours')
    const [person] = await personsById([learnerId], within(tx, city))
    if (!person || person.erasedAt !== null) return refuse('record.not-here')
    const actor = randomBytes(18).toString('base64url')
    return accept(await saveActor(tx, { source, actor, learnerId }, city.now()))
  })
