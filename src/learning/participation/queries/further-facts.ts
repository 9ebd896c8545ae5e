import { clearancesHeld } from '#commons/people'
import { offersById } from '#learning/catalogue'
import { recordForRules } from '#learning/record'
import type { Id } from '#kernel/id.ts'
import { dayIn } from '#kernel/instant.ts'
import { compileRequirement, verdictOf } from '#laws/requirement/compile-requirement.ts'
import { indexRecord } from '#laws/requirement/index-record.ts'
import { nextSteps, type NextStep } from '#laws/requirement/next-steps.ts'
import { missingIn } from '#laws/requirement/read-verdict.ts'
import type { Requirement } from '#laws/requirement/words.ts'
import type { City, Tx } from '#platform/database/city.ts'
import { within } from '#platform/database/within.ts'
import type { FurtherFacts } from '../rules/check-further.ts'
import { loadRequirements } from '../store/requirements.ts'
import type { Unlock } from '../words-of-before.ts'
import type { Occasion, ParticipationSettings } from '../words.ts'
import { howFar } from './how-far.ts'

/** Who would come to what, and from which part of town, where they said. */
export interface WouldCome {
  readonly occasion: Occasion
  readonly personIds: readonly Id[]
  readonly from: Id | null
}

export type FurtherOf = (personId: Id, isCarer: boolean) => FurtherFacts

/** So many steps are named: a list of twenty opens nothing. */
const stepsShown = 3

/** What a record, a clearance and a map say of these people; an occasion that asks nothing costs one question for all. */
export async function furtherFacts(
  all: readonly WouldCome[],
  settings: ParticipationSettings,
  tx: Tx,
  city: City,
): Promise<(would: WouldCome) => FurtherOf> {
  const inside = within(tx, city)
  const requirements = await loadRequirements(tx, [...new Set(all.map(({ occasion }) => occasion.opportunityId))])
  const { show } = settings.companions
  const shown =
    show.length === 0 ? null : await clearancesHeld([...new Set(all.flatMap((one) => one.personIds))], inside)
  const unlocks = new Map<string, readonly Unlock[] | null>()
  for (const { occasion, personIds } of all) {
    const requirement = requirements.get(occasion.opportunityId)
    if (!requirement) continue
    for (const id of personIds)
      unlocks.set(`${occasion.id} ${id}`, await unlocksOf(requirement, id, occasion.timeZone, inside))
  }
  const minutes = new Map<WouldCome, number | null>()
  for (const one of all)
    if (one.from !== null) minutes.set(one, (await howFar(one.occasion, one.from, tx, city)).minutes)
  return (would) => (personId, isCarer) => ({
    unlocks: unlocks.get(`${would.occasion.id} ${personId}`) ?? null,
    isCarer,
    isCleared: show.every((kind) => shown?.get(personId)?.some((held) => held === kind) === true),
    minutes: minutes.get(would) ?? null,
  })
}

/** Null: it is met. */
async function unlocksOf(
  requirement: Requirement,
  personId: Id,
  timeZone: string,
  inside: City,
): Promise<readonly Unlock[] | null> {
  // Only kinds that lean on no book are written here.
  const compiled = compileRequirement(requirement, { named: {}, scales: {}, equivalences: [] })
  const index = indexRecord({ facts: await recordForRules(personId, inside), traits: {} })
  const at = inside.now()
  const moment = { at, on: dayIn(timeZone, at) }
  const verdict = verdictOf(compiled, index, moment)
  if (verdict.standing === 'met') return null
  const steps = nextSteps([compiled], index, moment).slice(0, stepsShown)
  const left = new Map(missingIn(verdict).map(({ leaf, got, needed }) => [JSON.stringify(leaf), needed - got]))
  const offers = await offersById(
    steps.flatMap(({ leaf }) => (leaf.kind === 'done' ? ((leaf.about?.opportunity ?? []) as Id) : [])),
    inside,
  )
  return steps.map(({ leaf }) => unlockOf(leaf, left.get(JSON.stringify(leaf)) ?? 0, offers))
}

function unlockOf(leaf: NextStep['leaf'], left: number, offers: Awaited<ReturnType<typeof offersById>>): Unlock {
  if (leaf.kind === 'hours') return { kind: 'hours', theme: leaf.about?.theme ?? null, minutes: left }
  if (leaf.kind === 'badge') return { kind: 'badge', badge: leaf.achievement }
  const opportunityId = leaf.kind === 'done' ? (leaf.about?.opportunity as Id | undefined) : undefined
  return opportunityId === undefined
    ? { kind: 'other' }
    : { kind: 'attended', opportunityId, title: offers.get(opportunityId)?.title ?? null }
}
