import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { mayEnrol } from '../policy.ts'
import { savePerson } from '../store.ts'
import { personDraft, type PeopleRefusal, type PersonDraft } from '../words.ts'

/**
 * Makes a person of this ecosystem. The event carries the id only: what is known of a person stays in one table.
 * @refuses not-yours · born-in-the-future
 */
export const enrolPerson = (
  given: PersonDraft,
  by: Actor,
  city: City,
): Promise<Result<{ readonly personId: Id }, PeopleRefusal>> =>
  city.transaction(async (tx) => {
    if (!mayEnrol(by)) return refuse('people.not-yours')
    const draft = personDraft.parse(given)
    const now = city.now()
    const [year, month] = dayIn('UTC', now).split('-').map(Number) as [number, number]
    const { birth } = draft
    if (birth && (birth.year > year || (birth.year === year && birth.month > month)))
      return refuse('people.born-in-the-future')
    const id = city.newId()
    await savePerson(tx, { ...draft, id, madeAt: now, erasedAt: null })
    await record(tx, [happened('people.person-enrolled', by, { personId: id })], now)
    return accept({ personId: id })
  })
