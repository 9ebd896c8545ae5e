import { dayIn } from '#kernel/instant.ts'
import type { RecordFact } from '#laws/requirement/record-words.ts'
import type { Fact } from '../words.ts'
import { factsThatStand } from './record-as-it-stands.ts'
import { creditedMinutes } from './time-spent.ts'

/**
 * A record as the requirement language reads it: every fact with what it amends, so that the language itself leaves out
 * what no longer stands; an hour that was told twice is credited once.
 * @param facts all of one learner
 * @param timeZone of the place: which day it was there
 */
export function asRulesReadIt(facts: readonly Fact[], timeZone: string): RecordFact[] {
  const credited = creditedMinutes(factsThatStand(facts))
  return facts.map((fact) => ({
    id: fact.id,
    kind: fact.kind,
    at: fact.at,
    on: dayIn(timeZone, fact.at),
    ...(fact.amends === null ? {} : { corrects: fact.amends.factId }),
    ...(fact.amends?.as === 'withdrawal' ? { withdraws: true as const } : {}),
    ...(fact.goodUntilAt === null ? {} : { untilAt: fact.goodUntilAt }),
    about: {
      ...thing(fact),
      ...(fact.organisationId === null ? {} : { organisation: fact.organisationId }),
      ...(fact.kind === 'attended' ? { minutes: credited.get(fact.id) ?? 0 } : {}),
    },
  }))
}

/** What it was about, by the name the language has for it: an achievement, a competency, or an opportunity. */
function thing({ kind, about, level }: Fact): RecordFact['about'] {
  if (about === null) return {}
  const words = { themes: about.themes, skills: about.skills }
  if (kind === 'awarded') return { ...words, ...(about.id === null ? {} : { achievement: about.id }) }
  if (kind === 'assessed') {
    const reached = level === null ? {} : { scale: level.scale, level: level.name }
    return { ...words, ...(about.id === null ? {} : { competency: about.id }), ...reached }
  }
  return { ...words, opportunityKind: about.kind, ...(about.id === null ? {} : { opportunity: about.id }) }
}
