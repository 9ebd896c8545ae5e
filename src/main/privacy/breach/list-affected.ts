import { personsById } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { City } from '#platform/database/city.ts'
import { noteLook } from '#platform/looks/note-looks.ts'
import { writeCsv } from '#standards/csv/write-csv.ts'
import { whoWasAffected } from './who-was-affected.ts'
import type { Breach } from './words.ts'

/** P21: whom it concerns, as CSV: id, name and the language to write to them in. Taking it along is itself a look. */
export async function listAffected(
  breach: Pick<Breach, 'fields' | 'lookerId' | 'fromAt' | 'untilAt'>,
  by: Actor,
  city: City,
): Promise<string> {
  const ids = await whoWasAffected(breach, city)
  await noteLook({ by, about: ids, what: 'people.entry', because: 'answering-a-breach' }, city)
  const people = await personsById(ids, city)
  const rows = people.map(({ id, displayName, language }) => [id, displayName, language])
  return [...writeCsv(['person', 'name', 'language'], rows)].join('')
}
