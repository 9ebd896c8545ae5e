import { yearsOf } from '#commons/people'
import type { Day } from '#kernel/instant.ts'
import {
  consentAges,
  mostCarefulConsentAge,
  type ChildFacts,
  type Decider,
  type FamiliesSettings,
  type Purpose,
} from '../words.ts'

type Ages = Pick<FamiliesSettings, 'jurisdiction' | 'consentAge' | 'agePerPurpose'>

/** P8: the age from which the young person decides alone: the place's own, else its law's, else the most careful one. */
export const consentAgeFor = (purpose: Purpose, { jurisdiction, consentAge, agePerPurpose }: Ages): number =>
  agePerPurpose[purpose] ??
  consentAge ??
  (jurisdiction === null ? mostCarefulConsentAge : (consentAges[jurisdiction] ?? mostCarefulConsentAge))

/** P1: of an unknown age is nobody old enough. */
export const isOldEnough = (birth: ChildFacts['birth'], age: number, on: Day): boolean => {
  const years = yearsOf(birth, on)
  return years !== null && years >= age
}

export const deciderOf = (birth: ChildFacts['birth'], purpose: Purpose, ages: Ages, today: Day): Decider =>
  isOldEnough(birth, consentAgeFor(purpose, ages), today) ? 'young-person' : 'guardian'

/** P8: a guardian sees and acts while the link is active and the child has not come of age. */
export const isGuardianToday = (
  link: { readonly state: string },
  birth: ChildFacts['birth'],
  { majority }: Pick<FamiliesSettings, 'majority'>,
  today: Day,
): boolean => link.state === 'active' && !isOldEnough(birth, majority, today)

/** The month in which somebody may reach an age: from its first day notices go out, for the day is unknown. */
export const reachesInMonth = (birth: ChildFacts['birth'], age: number, today: Day): boolean =>
  birth !== null && Number(today.slice(0, 4)) - birth.year === age && Number(today.slice(5, 7)) === birth.month
