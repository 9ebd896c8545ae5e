import { clearanceForm, recordClearance } from '#commons/people'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, dayIn } from '#kernel/instant.ts'
import type { City } from '#platform/database/city.ts'

const house: Actor = { kind: 'system', because: 'a test' }

/** Of this grown person a background check was seen: all that a place asks of a role which has said nothing else. */
export async function withBackgroundCheck<Somebody extends { readonly person: Id }>(
  somebody: Somebody,
  city: City,
  expiresOn: string | null = null,
): Promise<Somebody> {
  const today = dayIn('UTC', city.now())
  const seen = { number: '1', authority: 'Example', jurisdiction: 'any', issuedOn: addDays(today, -30), expiresOn }
  const form = clearanceForm.parse({ personId: somebody.person, kind: 'background-check', ...seen })
  const kept = await recordClearance({ form, today }, house, city)
  if (!kept.ok) throw new Error(kept.refusal)
  return somebody
}
