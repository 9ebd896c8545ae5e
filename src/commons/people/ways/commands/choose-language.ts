import type { Actor } from '#kernel/actor.ts'
import type { Id } from '#kernel/id.ts'
import type { Language } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { happened, type City } from '#platform/database/city.ts'
import { record } from '#platform/database/outbox.ts'
import { isSelf } from '../../policy.ts'
import { loadPersons } from '../../store.ts'
import type { PeopleRefusal } from '../../words.ts'
import { saveLanguageOf } from '../store.ts'

/** In which language somebody is told things from now on. The same again is no event. @refuses not-yours · not-here */
export const chooseLanguage = (
  { personId, language }: { readonly personId: Id; readonly language: Language },
  by: Actor,
  city: City,
): Promise<Result<null, PeopleRefusal>> =>
  city.transaction(async (tx) => {
    if (!isSelf(by, personId)) return refuse('people.not-yours')
    const [person] = await loadPersons(tx, [personId])
    if (!person || person.erasedAt !== null) return refuse('people.not-here')
    if (person.language === language) return accept(null)
    await saveLanguageOf(tx, personId, language)
    await record(tx, [happened('people.language-chosen', by, { personId, language })], city.now())
    return accept(null)
  })
