import { addDays, type Day } from '#kernel/instant.ts'
import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { FamiliesSettings, FamilyRefusal, Mandate, Purpose } from '../words.ts'

/** From the first to the last day, both included, unless somebody ended it. */
export const runsOn = (mandate: Pick<Mandate, 'fromOn' | 'untilOn' | 'endedAt'>, today: Day): boolean =>
  mandate.endedAt === null && mandate.fromOn <= today && today <= mandate.untilOn

/** The mandate that covers all of these questions for this guardian's word; null: nobody let anybody say so. */
export const mandateFor = (
  mandates: readonly Mandate[],
  { linkId, purposes }: { readonly linkId: Id; readonly purposes: readonly Purpose[] },
  today: Day,
): Mandate | null =>
  mandates.find(
    (one) => one.linkId === linkId && runsOn(one, today) && purposes.every((purpose) => one.scope.includes(purpose)),
  ) ?? null

/**
 * A mandate names questions this place asks, and ends: at most a year ahead unless the place says otherwise.
 * @refuses mandate-names-nothing · mandate-too-long
 */
export function decideMandate(
  { scope, untilOn }: Pick<Mandate, 'scope' | 'untilOn'>,
  { purposes, mandateDays }: Pick<FamiliesSettings, 'purposes' | 'mandateDays'>,
  today: Day,
): Result<readonly Purpose[], Extract<FamilyRefusal, 'families.mandate-names-nothing' | 'families.mandate-too-long'>> {
  const named = purposes.filter((purpose) => scope.includes(purpose))
  if (named.length === 0) return refuse('families.mandate-names-nothing')
  if (untilOn < today || untilOn > addDays(today, mandateDays)) return refuse('families.mandate-too-long')
  return accept(named)
}
