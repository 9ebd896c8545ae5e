import { careCases } from './access/care-cases.ts'
import { childCases } from './access/child-cases.ts'
import { recordCases } from './access/record-cases.ts'
import type { AccessCase } from './access/who.ts'

/**
 * P31: who sees what of a child, asked of the whole house on a real database (`access-cases.test.ts`) and printed in
 * docs/access.md. A cell is `shown`, `without` (the page, but not what the resource is), or the name of the refusal.
 */
export const accessCases: readonly AccessCase[] = [...childCases, ...careCases, ...recordCases]

export const ages = [8, 12, 13, 14, 15, 16, 17, 18, null] as const

/**
 * P4, P8: who has the word, by law, purpose and age in years (`null`: unknown). G the guardian, Y the young person.
 * The law is a country of ISO 3166, or `–`: nobody has said which holds.
 */
export const deciders: readonly {
  readonly law: string
  readonly purpose: string
  readonly by: readonly ('G' | 'Y')[]
}[] = [
  { law: 'US', purpose: 'account', by: ['G', 'G', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', 'G'] },
  { law: 'ES', purpose: 'account', by: ['G', 'G', 'G', 'Y', 'Y', 'Y', 'Y', 'Y', 'G'] },
  { law: 'FR', purpose: 'account', by: ['G', 'G', 'G', 'G', 'Y', 'Y', 'Y', 'Y', 'G'] },
  { law: 'DE', purpose: 'account', by: ['G', 'G', 'G', 'G', 'G', 'Y', 'Y', 'Y', 'G'] },
  { law: '–', purpose: 'account', by: ['G', 'G', 'G', 'G', 'G', 'Y', 'Y', 'Y', 'G'] },
  { law: 'US', purpose: 'photos', by: ['G', 'G', 'Y', 'Y', 'Y', 'Y', 'Y', 'Y', 'G'] },
  { law: 'DE', purpose: 'third-party', by: ['G', 'G', 'G', 'G', 'G', 'Y', 'Y', 'Y', 'G'] },
  { law: 'US', purpose: 'research', by: ['G', 'G', 'G', 'G', 'G', 'G', 'G', 'Y', 'G'] },
  { law: 'DE', purpose: 'research', by: ['G', 'G', 'G', 'G', 'G', 'G', 'G', 'Y', 'G'] },
]
