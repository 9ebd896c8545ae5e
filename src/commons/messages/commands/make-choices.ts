import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { loadChoices, loadPersonOfLess, saveChoices } from '../store/choices.ts'
import type { Choices } from '../words.ts'
import { lessHash } from './less-link.ts'

/** How, when and of what somebody is told from now on. What is for their safety comes all the same. */
export const makeChoices = (personId: Id, choices: Choices, city: City): Promise<void> =>
  city.transaction((tx) => saveChoices(tx, personId, choices))

/** Whose link this is, and what they have chosen; null: it opens nothing. */
export const choicesByLink = (
  token: string,
  city: City,
): Promise<{ readonly personId: Id; readonly choices: Choices } | null> =>
  city.reading(async (tx) => {
    const personId = await loadPersonOfLess(tx, lessHash(token))
    return personId === null ? null : { personId, choices: await loadChoices(tx, personId) }
  })

/** By the link that stands in every message: which topics are sent, and whether anything is. The rest stays as it was. */
export const hearLess = (
  token: string,
  { silenced, onlyInbox }: { readonly silenced: Choices['silenced']; readonly onlyInbox: boolean },
  city: City,
): Promise<boolean> =>
  city.transaction(async (tx) => {
    const personId = await loadPersonOfLess(tx, lessHash(token))
    if (personId === null) return false
    const before = await loadChoices(tx, personId)
    const channel = onlyInbox ? 'inbox' : before.channel === 'inbox' ? null : before.channel
    await saveChoices(tx, personId, { ...before, silenced, channel })
    return true
  })
