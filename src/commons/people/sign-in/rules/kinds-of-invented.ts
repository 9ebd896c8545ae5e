import type { Role } from '#kernel/actor.ts'

/** What somebody invented can be looked around as, the most familiar first. */
export const kindsOfInvented = ['learner', 'guardian', 'educator', 'host', 'desk', 'deciding', 'office'] as const
export type KindOfInvented = (typeof kindsOfInvented)[number]

const rolesOf = {
  office: ['steward', 'auditor', 'operator'],
  deciding: ['council-member', 'youth-reviewer'],
  desk: ['courier', 'coordinator'],
  educator: ['educator'],
  host: ['host', 'mentor'],
  learner: ['learner'],
} as const satisfies Partial<Record<KindOfInvented, readonly Role[]>>

/** Of several, the one that opens most; who holds none is one of the grown people of a family. */
const kindOf = (roles: readonly Role[]): KindOfInvented =>
  (Object.keys(rolesOf) as (keyof typeof rolesOf)[]).find((kind) =>
    roles.some((role) => (rolesOf[kind] as readonly Role[]).includes(role)),
  ) ?? 'guardian'

/** The invented people of one place by what they are, everybody once, in the order they came; no kind is empty. */
export const byKind = <Person extends { readonly roles: readonly Role[] }>(
  people: readonly Person[],
): { readonly kind: KindOfInvented; readonly people: readonly Person[] }[] =>
  kindsOfInvented
    .map((kind) => ({ kind, people: people.filter(({ roles }) => kindOf(roles) === kind) }))
    .filter((group) => group.people.length > 0)
