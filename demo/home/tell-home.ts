import { organisationsOfEcosystem } from '#commons/organisations'
import { prepare } from '#learning/home'
import { occasionsAt } from '#learning/participation'
import type { Actor } from '#kernel/actor.ts'
import { instant } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { told } from '../people/told.ts'

const teller: Actor = { kind: 'system', because: 'tells the demonstration' }

const words: Readonly<Record<string, { readonly bring: string; readonly meet: string }>> = {
  en: { bring: 'An old shirt and a warm jacket', meet: 'At the side door, by the lamp' },
  de: { bring: 'Ein altes Hemd und eine warme Jacke', meet: 'Am Nebeneingang, bei der Lampe' },
  es: { bring: 'Una camisa vieja y una chaqueta de abrigo', meet: 'En la puerta lateral, junto a la lámpara' },
}

/** What the museum says to bring to what it has next. Told again, it says the same. */
export async function tellHome(language: Language, city: City): Promise<void> {
  const house = (await organisationsOfEcosystem(city)).find(({ name }) => /muse/i.test(name))
  if (!house) return
  const now = city.now()
  const span = { from: now, until: instant(now + 30 * 86_400_000) }
  const [next] = await occasionsAt([house.id], span, city)
  if (!next) return
  const said = { language, ...words[language]! }
  told(await prepare({ opportunityId: next.occasion.opportunityId, said }, teller, city))
}
