import type { Actor } from '#kernel/actor.ts'
import type { Language } from '#kernel/local-text.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { City } from '#platform/database/city.ts'
import { loadConsentLink, saveAnswered } from '../store/codes.ts'
import { loadLink } from '../store/links.ts'
import type { FamilyRefusal, Link, Place, Purpose } from '../words.ts'
import { keepAnswers, keepWithdrawal, type Answers } from './answer-consents.ts'

const byLink: Actor = { kind: 'system', because: 'a consent link was answered' }

/**
 * A guardian without an account answers by the link that was sent to them: yes and no once, taking back at any time.
 * @refuses link-spent · already-answered · link-not-active · not-for-you-to-decide
 */
export async function answerByLink(
  { token, answers, language }: Pick<Answers, 'answers' | 'language'> & { readonly token: string },
  city: City,
  place: Place,
): Promise<Result<null, FamilyRefusal>> {
  const link = await guardianOfLink(token, city)
  if (!link) return refuse('families.link-spent')
  const { childId, guardianId } = link
  const ask = { childId, speakerId: guardianId, answers, language, channel: 'link' } as const
  const kept = await keepAnswers(ask, byLink, city, place, async (tx) => {
    // Held until all is kept: of two presses on one button the second finds it answered.
    const found = await loadConsentLink(tx, token, city.now(), true)
    if (!found) return refuse('families.link-spent')
    if (found.answeredAt !== null) return refuse('families.already-answered')
    await saveAnswered(tx, found.id, city.now())
    return accept(null)
  })
  return kept.ok ? accept(null) : kept
}

const guardianOfLink = (token: string, city: City): Promise<Link | null> =>
  city.reading(async (tx) => {
    const found = await loadConsentLink(tx, token, city.now())
    return found && loadLink(tx, found.linkId)
  })

/** @refuses link-spent · link-not-active · not-for-you-to-decide · nothing-to-withdraw */
export async function withdrawByLink(
  { token, purpose, language }: { readonly token: string; readonly purpose: Purpose; readonly language: Language },
  city: City,
  place: Place,
): Promise<Result<null, FamilyRefusal>> {
  const link = await guardianOfLink(token, city)
  if (!link) return refuse('families.link-spent')
  const { childId, guardianId } = link
  const kept = await keepWithdrawal(
    { childId, speakerId: guardianId, purpose, language, channel: 'link' },
    byLink,
    city,
    place,
  )
  return kept.ok ? accept(null) : kept
}
