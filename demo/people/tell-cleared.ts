import { clearanceForm, recordClearance, standingsHere } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, type Day } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'
import { told } from './told.ts'

/** Whoever sits at a desk has shown something first, here too. Told again, nobody shows it twice. */
export async function tellCleared(
  personIds: readonly Id[],
  { today }: { readonly today: Day },
  teller: Actor,
  city: City,
): Promise<void> {
  const standing = await standingsHere(today, { kind: 'operator', session: city.newId() }, city)
  const hasShown = new Set(standing.filter(({ clearances }) => clearances.length > 0).map(({ person }) => person.id))
  for (const personId of personIds.filter((id) => !hasShown.has(id))) {
    const form = clearanceForm.parse({
      personId,
      kind: 'background-check',
      number: 'INV-0002',
      authority: 'Invented registry',
      jurisdiction: 'any',
      issuedOn: addDays(today, -60),
      expiresOn: addDays(today, 600),
    })
    told(await recordClearance({ form, today }, teller, city))
  }
}
