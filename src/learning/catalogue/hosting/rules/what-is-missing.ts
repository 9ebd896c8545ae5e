import type { StoredOpportunity } from '../../store.ts'

/** What parents ask before they leave the house, and an offer may leave unsaid. */
export const missingParts = ['description', 'ages', 'price', 'access', 'languages'] as const
export type MissingPart = (typeof missingParts)[number]

/** What an offer does not say, in the order of its form. */
export function whatIsMissing(
  it: Pick<StoredOpportunity, 'description' | 'ages' | 'price' | 'access' | 'languages'>,
): readonly MissingPart[] {
  const says: Readonly<Record<MissingPart, boolean>> = {
    description: Object.values(it.description.texts).some((text) => text.trim() !== ''),
    ages: it.ages.min !== null || it.ages.max !== null,
    price: it.price.kind !== 'unknown',
    access: it.access.length > 0,
    languages: it.languages.length > 0,
  }
  return missingParts.filter((part) => !says[part])
}
