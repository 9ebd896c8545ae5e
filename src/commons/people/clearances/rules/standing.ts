import type { Role } from '#kernel/actor.ts'
import { addDays, type Day } from '#kernel/instant.ts'
import { isMinor } from '../../rules/age-band.ts'
import type { BirthMonth } from '../../words.ts'
import {
  anywhere,
  type Clearance,
  type ClearanceKind,
  type ClearanceRule,
  type ClearancesSettings,
  type Standing,
  type StandingItem,
} from '../words.ts'

/** How long before its end a clearance is shown as lapsing. */
export const lapsingDays = 60

/** The same day so many months on, or that month's last. */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const lastDate = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(date, lastDate))
  return first.toISOString().slice(0, 10) as Day
}

/** The last day a clearance counts under a rule; null: no end. */
export function lastDayUnder(clearance: Pick<Clearance, 'issuedOn' | 'expiresOn'>, months: number | null): Day | null {
  const tooOld = months === null ? null : addMonths(clearance.issuedOn, months)
  const { expiresOn } = clearance
  if (expiresOn === null || tooOld === null) return expiresOn ?? tooOld
  return expiresOn < tooOld ? expiresOn : tooOld
}

/** What this role asks of somebody of this age in this place. */
export const rulesFor = (
  { rules, jurisdiction }: Pick<ClearancesSettings, 'rules' | 'jurisdiction'>,
  role: Role,
  birth: BirthMonth | null,
  today: Day,
): ClearanceRule[] =>
  rules.filter(
    (rule) =>
      rule.roles.includes(role) &&
      (rule.jurisdiction === anywhere || rule.jurisdiction === jurisdiction) &&
      rule.ages === (isMinor(birth, today) ? 'under-18' : 'adult'),
  )

/**
 * P15: may this person meet children in this role today? Everything asked for is held, was issued by now, was not
 * withdrawn and has not lapsed. A role for which nothing is asked stands for nobody: nobody thought of it.
 */
export function standing(
  person: { readonly birth: BirthMonth | null },
  role: Role,
  today: Day,
  settings: Pick<ClearancesSettings, 'rules' | 'jurisdiction'>,
  clearances: readonly Clearance[],
): Standing {
  const items = rulesFor(settings, role, person.birth, today).map((rule) => itemOf(rule, clearances, today))
  const isHeld = ({ state }: StandingItem): boolean => state === 'held' || state === 'lapsing'
  return { stands: items.length > 0 && items.every(isHeld), items }
}

/** What counts today, whether or not a role asks for it: issued by now, not withdrawn, not over. */
export const heldKinds = (clearances: readonly Clearance[], today: Day): ClearanceKind[] => [
  ...new Set(
    clearances
      .filter(
        ({ withdrawnAt, issuedOn, expiresOn }) =>
          withdrawnAt === null && issuedOn <= today && (expiresOn === null || expiresOn >= today),
      )
      .map(({ kind }) => kind),
  ),
]

function itemOf(
  { kind, jurisdiction, months }: ClearanceRule,
  clearances: readonly Clearance[],
  today: Day,
): StandingItem {
  const fitting = clearances.filter(
    (one) =>
      one.kind === kind &&
      one.withdrawnAt === null &&
      one.issuedOn <= today &&
      (jurisdiction === anywhere || one.jurisdiction === jurisdiction),
  )
  if (fitting.length === 0) return { kind, state: 'missing', untilOn: null }
  const ends = fitting.map((one) => lastDayUnder(one, months))
  const untilOn = ends.includes(null) ? null : ends.reduce((late, end) => (end! > late! ? end : late))!
  if (untilOn === null || untilOn >= addDays(today, lapsingDays)) return { kind, state: 'held', untilOn }
  return { kind, state: untilOn >= today ? 'lapsing' : 'expired', untilOn }
}
