import { settingsOf } from '#commons/ecosystems'
import type { HeldRole } from '#kernel/actor.ts'
import type { Instant } from '#kernel/instant.ts'
import type { EcosystemFacts } from '#platform/http/desk.ts'
import { rolesShown } from '../rules/second-factor.ts'
import { secondFactorSettings } from '../words.ts'

/**
 * Of the roles somebody holds in a place, those that count in this browser: where the place requires a second factor
 * of a role, only once it was shown here.
 */
export const rolesShownIn = (
  ecosystem: Pick<EcosystemFacts, 'settings'>,
  held: readonly HeldRole[],
  secondAt: Instant | null,
  now: Instant,
): readonly HeldRole[] =>
  held.length === 0
    ? held
    : rolesShown(held, settingsOf(ecosystem, 'second-factor', secondFactorSettings), secondAt, now)
