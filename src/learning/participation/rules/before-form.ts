import type { Id } from '#kernel/id.ts'
import type { Leaf, Requirement } from '#laws/requirement/words.ts'
import type { BeforeForm } from '../words-of-before.ts'

/** What the form says, in the language all rooms judge by; null: nothing is asked. */
export function requirementOf({ attended, hours, badges, atLeast }: BeforeForm): Requirement | null {
  const leaves: Leaf[] = [
    ...attended.map((opportunity) => ({ kind: 'done', what: 'attended', times: 1, about: { opportunity } }) as const),
    ...hours.map((one) => ({ kind: 'hours', minutes: one.hours * 60, about: { theme: one.theme } }) as const),
    ...badges.map((achievement) => ({ kind: 'badge', achievement }) as const),
  ]
  if (leaves.length === 0) return null
  return atLeast === null || atLeast >= leaves.length
    ? { kind: 'all-of', of: leaves }
    : { kind: 'n-of', n: atLeast, of: leaves }
}

/** The same back into the form; null: somebody wrote what this form can not say, and it is not shown as if it could. */
export function formOf(requirement: Requirement): BeforeForm | null {
  if (requirement.kind !== 'all-of' && requirement.kind !== 'n-of') return null
  const form = { attended: [] as Id[], hours: [] as BeforeForm['hours'], badges: [] as string[] }
  for (const leaf of requirement.of) {
    if (leaf.kind === 'done' && leaf.what === 'attended' && leaf.times === 1 && leaf.about?.opportunity !== undefined)
      form.attended.push(leaf.about.opportunity as Id)
    else if (leaf.kind === 'hours' && leaf.minutes % 60 === 0 && leaf.about?.theme !== undefined)
      form.hours.push({ theme: leaf.about.theme, hours: leaf.minutes / 60 })
    else if (leaf.kind === 'badge') form.badges.push(leaf.achievement)
    else return null
  }
  return { ...form, atLeast: requirement.kind === 'n-of' ? requirement.n : null }
}
