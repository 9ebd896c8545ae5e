import type { Day } from '#kernel/instant.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { togetherPurposes, type ChildFacts, type FamiliesSettings, type FamilyRefusal, type Purpose } from '../words.ts'
import { deciderOf, isGuardianToday } from './ages.ts'

type Settings = Pick<FamiliesSettings, 'jurisdiction' | 'consentAge' | 'agePerPurpose' | 'majority' | 'purposes'>

/** Who speaks: a guardian by a link, or the young person. */
export type Speaker = { readonly kind: 'guardian'; readonly state: string } | { readonly kind: 'self' }

/**
 * Who may answer which of these today: a guardian what guardians decide; the young person what is theirs from the age
 * of consent on, and before it their own word beside the guardian's where two are needed.
 * @refuses link-not-active · not-for-you-to-decide
 */
export function decideAnswers(
  purposes: readonly Purpose[],
  speaker: Speaker,
  { birth }: Pick<ChildFacts, 'birth'>,
  settings: Settings,
  today: Day,
): Result<readonly Purpose[], Extract<FamilyRefusal, 'families.link-not-active' | 'families.not-for-you-to-decide'>> {
  if (speaker.kind === 'guardian' && !isGuardianToday(speaker, birth, settings, today)) {
    return refuse('families.link-not-active')
  }
  const mine = purposes.every(
    (purpose) =>
      settings.purposes.includes(purpose) &&
      (speaker.kind === 'guardian'
        ? deciderOf(birth, purpose, settings, today) === 'guardian'
        : deciderOf(birth, purpose, settings, today) === 'young-person' || togetherPurposes.has(purpose)),
  )
  return mine ? accept(purposes) : refuse('families.not-for-you-to-decide')
}
