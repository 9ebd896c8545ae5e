import type { OpportunityDraft } from '../../words.ts'

/**
 * Law: what the office writes while a house's change waits stays when the change is let through: in each field that the
 * office touched, the change becomes what the office wrote, and waits on with the rest.
 */
export function officeWordsStand(
  { before, after }: { readonly before: OpportunityDraft; readonly after: OpportunityDraft },
  change: OpportunityDraft,
): OpportunityDraft {
  const touched = (Object.keys(after) as (keyof OpportunityDraft)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  )
  return { ...change, ...Object.fromEntries(touched.map((field) => [field, after[field]])) }
}
