import type { OpportunityDraft, Overridable } from '../words.ts'

type Facts = Pick<
  OpportunityDraft,
  | 'title'
  | 'description'
  | 'ages'
  | 'price'
  | 'helpAvailable'
  | 'provides'
  | 'access'
  | 'languages'
  | 'themes'
  | 'capacity'
  | 'signUpLink'
>

const columnOf = {
  title: 'title',
  description: 'description',
  ages: 'ages',
  price: 'price',
  help: 'helpAvailable',
  provides: 'provides',
  access: 'access',
  languages: 'languages',
  themes: 'themes',
  capacity: 'capacity',
  signUpLink: 'signUpLink',
} as const satisfies Record<Overridable, keyof Facts>

export const valueOf = (facts: Facts, field: Overridable): unknown => facts[columnOf[field]]

export const withValue = <Some extends Facts>(facts: Some, field: Overridable, value: unknown): Some => ({
  ...facts,
  [columnOf[field]]: value,
})

/**
 * Law: what a host says of a field stands before what the feed tells, until the host lays it down; what the feed tells is
 * kept beside it and never lost.
 * @returns the draft as it is shown, and what the feed told of each overridden field
 */
export function overridden<Some extends Facts>(
  told: Some,
  overrides: readonly { readonly field: Overridable; readonly said: unknown }[],
): { readonly shown: Some; readonly told: readonly { readonly field: Overridable; readonly value: unknown }[] } {
  return {
    shown: overrides.reduce((facts, { field, said }) => withValue(facts, field, said), told),
    told: overrides.map(({ field }) => ({ field, value: valueOf(told, field) })),
  }
}
