import { personsById } from '#commons/people'
import type { Id } from '#kernel/id.ts'
import type { City } from '#platform/database/city.ts'
import { consentToken } from '../consent-token.ts'
import { loadConsentLink, loadOpenConsentLinks } from '../store/codes.ts'
import { loadLink, loadLinksOfGuardian } from '../store/links.ts'

/**
 * After one child's questions the next one's: whoever answered by a link has others of theirs still open.
 * @returns null: this was the last
 */
export async function nextQuestion(
  token: string,
  city: City,
  secret: string,
): Promise<{ readonly childName: string; readonly token: string } | null> {
  const next = await city.reading(async (tx): Promise<{ readonly id: Id; readonly childId: Id } | null> => {
    const answered = await loadConsentLink(tx, token, city.now())
    const link = answered && (await loadLink(tx, answered.linkId))
    if (!link) return null
    const own = (await loadLinksOfGuardian(tx, link.guardianId)).filter(({ state }) => state === 'active')
    const open = await loadOpenConsentLinks(
      tx,
      own.map(({ id }) => id),
      city.now(),
    )
    const [first] = open
    const of = first && own.find(({ id }) => id === first.linkId)
    return first && of ? { id: first.id, childId: of.childId } : null
  })
  const [child] = next ? await personsById([next.childId], city) : []
  return next && child ? { childName: child.displayName, token: consentToken(city.ecosystemId, next.id, secret) } : null
}
