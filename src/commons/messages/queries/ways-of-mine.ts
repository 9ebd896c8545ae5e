import { personsById, waysOf, type Way } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadChoices } from '../store/choices.ts'
import type { Choices } from '../words.ts'

export interface WaysOfMine {
  readonly language: string
  readonly ways: readonly Way[]
  readonly choices: Choices
}

/** How somebody is reached and what they chose; null: nobody is here. */
export async function waysOfMine(personId: Id, city: City): Promise<WaysOfMine | null> {
  const [person] = await personsById([personId], city)
  if (!person || person.erasedAt !== null) return null
  const ways = (await waysOf([personId], city)).get(personId) ?? []
  return { language: person.language, ways, choices: await city.reading((tx) => loadChoices(tx, personId)) }
}
