import { keepDraft } from '#learning/catalogue'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, type Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { told } from './told.ts'

/** The same in every place, so that it is told once however often the telling begins anew. */
const draftId = '01930000-0000-7000-8000-00000000d0a1' as Id

const begun: Readonly<Record<string, { readonly title: string; readonly description: string }>> = {
  en: { title: 'Paper moths by lamplight (invented)', description: 'Fold a moth, hang it up, turn the lights down.' },
  de: { title: 'Papierfalter im Lampenlicht (erfunden)', description: 'Falter falten, aufhängen, Licht aus.' },
  es: { title: 'Polillas de papel a la luz (inventado)', description: 'Plegar una polilla, colgarla, bajar la luz.' },
}

/** A museum’s host began to write an offer and was called away: it waits, unfinished, for who goes on. */
export async function tellDraft(
  {
    houseId,
    hostId,
    language,
    today,
  }: { readonly houseId: Id; readonly hostId: Id; readonly language: Language; readonly today: Day },
  city: City,
): Promise<void> {
  const host: Actor = { kind: 'person', person: hostId, roles: [{ role: 'host', organisation: houseId }] }
  const { title, description } = begun[language] ?? begun['en']!
  const typed = {
    title: [title],
    description: [description],
    kind: ['workshop'],
    times: ['1'],
    when: ['weekly'],
    startOn: [addDays(today, 14)],
    startTime: ['16:00'],
    daysOff: ['yes'],
    place: ['venue'],
    price: ['free'],
    ageMin: ['8'],
    ageMax: ['11'],
  }
  told(await keepDraft({ id: draftId, organisationId: houseId, isNew: true, typed }, host, city))
}
