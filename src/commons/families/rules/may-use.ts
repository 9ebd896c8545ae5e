import type { Day } from '#kernel/instant.ts'
import type { Id } from '#kernel/id.ts'
import {
  neverWhenProtected,
  textVersions,
  togetherPurposes,
  type ChildFacts,
  type Consent,
  type FamiliesSettings,
  type MayUse,
  type Purpose,
  type ReasonAgainst,
} from '../words.ts'
import { consentAgeFor, isOldEnough } from './ages.ts'

type Ages = Pick<FamiliesSettings, 'jurisdiction' | 'consentAge' | 'agePerPurpose' | 'majority'>

const not = (because: ReasonAgainst, consent: Consent | null = null): MayUse => ({ may: false, because, consent })
const yes = (consent: Consent): MayUse => ({ may: true, consent, untilOn: consent.untilOn! })

/**
 * May this child's … be used for this purpose today? The only question other rooms ask (P4–P8, P10).
 * Below the age of consent a guardian's live yes is needed, and of two guardians the more protective answer holds until
 * they agree; from that age on only what the young person said at that age counts. The child's own no always holds.
 */
export function mayUse(facts: ChildFacts, purpose: Purpose, ages: Ages, today: Day): MayUse {
  if (facts.protected && neverWhenProtected.has(purpose)) return not('protected')
  const age = consentAgeFor(purpose, ages)
  const own = latestOf(facts, purpose, facts.childId)
  if (own !== null && own.answer !== 'given') return not('child-says-no', own)
  if (isOldEnough(facts.birth, age, today)) {
    // What a child said beside a guardian is not what a young person decides alone.
    if (own === null || !isOldEnough(facts.birth, age, own.on)) return not('ask-the-young-person', own)
    const stale = whyStale(own, today)
    return stale === null ? yes(own) : not(stale, own)
  }
  const guardians = guardiansSay(facts, purpose, today)
  if (!guardians.may || !togetherPurposes.has(purpose)) return guardians
  if (own === null || whyStale(own, today) !== null) return not('child-not-asked', own)
  return own.untilOn! < guardians.untilOn ? yes({ ...guardians.consent, untilOn: own.untilOn }) : guardians
}

/** The latest yes that counts, unless one of those who answer for the child says no. */
function guardiansSay(facts: ChildFacts, purpose: Purpose, today: Day): MayUse {
  let best: Consent | null = null
  let no: Consent | null = null
  let failed: MayUse = not('nobody-asked')
  for (const { id, guardianId, state } of facts.links) {
    const said = latestOf(facts, purpose, guardianId, id)
    if (said === null) continue
    if (said.answer !== 'given') {
      // A resting link can not allow, but its no still protects; only an ended one is silent.
      if (state !== 'ended') no = later(no, said)
      continue
    }
    const stale = state === 'active' ? whyStale(said, today) : (`link-${state}` as const)
    if (stale === null) best = later(best, said)
    else failed = not(stale, said)
  }
  if (no !== null && best !== null) return not('guardians-disagree', no)
  if (no !== null) return not(no.answer === 'withdrawn' ? 'withdrawn' : 'refused', no)
  return best === null ? failed : yes(best)
}

function whyStale({ untilOn, textVersion, purpose }: Consent, today: Day): 'expired' | 'older-text' | null {
  if (untilOn === null || untilOn < today) return 'expired'
  return textVersion < textVersions[purpose] ? 'older-text' : null
}

/** The last word of one person. Consents stand in the order they were said, so the search begins at the end. */
export function latestOf(
  { consents }: Pick<ChildFacts, 'consents'>,
  purpose: Purpose,
  by: Id,
  linkId: Id | null = null,
): Consent | null {
  for (let at = consents.length - 1; at >= 0; at -= 1) {
    const said = consents[at]!
    if (said.purpose === purpose && said.givenBy === by && said.linkId === linkId) return said
  }
  return null
}

const later = (a: Consent | null, b: Consent): Consent => (a === null || b.at >= a.at ? b : a)
