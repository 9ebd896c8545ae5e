import { agreementsSeen, draftAgreement, offerAgreement } from '#commons/organisations'
import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import { addDays, type Day } from '#kernel/instant.ts'
import type { Language } from '#kernel/local-text.ts'
import type { City } from '#platform/database/city.ts'
import { told } from '../people/told.ts'

const teller: Actor = { kind: 'system', because: 'tells the demonstration' }

const words: Readonly<Record<string, string>> = {
  de: 'Die Schule gibt Klassenlisten weiter, damit Karten gedruckt werden. Nichts anderes wird damit getan. (Erfunden.)',
  es: 'La escuela pasa las listas de sus clases para imprimir tarjetas. No se usan para nada más. (Inventado.)',
  en: 'The school passes on its class lists so that cards can be printed. They are used for nothing else. (Invented.)',
}

/** What a school and the place agree about its lists, offered and not signed yet: both sides are people's to click. */
export async function tellAgreement(schoolId: Id, language: Language, today: Day, city: City): Promise<void> {
  const known = await agreementsSeen(teller, city)
  if (known.some(({ giverId }) => giverId === schoolId)) return
  const form = {
    giverId: schoolId,
    receiverId: null,
    purpose: 'groups' as const,
    fields: ['name' as const, 'birth' as const, 'language' as const, 'school' as const, 'group' as const],
    fromOn: today,
    untilOn: addDays(today, 300),
    text: words[language] ?? words['en']!,
    language: words[language] ? language : 'en',
  }
  const { agreementId } = told(await draftAgreement({ form }, teller, city))
  told(await offerAgreement(agreementId, teller, city))
}
