import { z } from 'zod'
import { isId, type Id } from '#kernel/id.ts'
import type { LocalText } from '#kernel/local-text.ts'

/** What a house asks to have been done before, as its form says it: a few kinds, and how many of them. */
export const beforeForm = z.object({
  /** Offers one should have been to. */
  attended: z
    .array(z.string().refine(isId))
    .max(12)
    .default([])
    .transform((ids): Id[] => [...new Set(ids)]),
  /** Hours spent with a theme. */
  hours: z
    .array(z.object({ theme: z.string().min(1).max(40), hours: z.coerce.number().int().min(1).max(1_000) }))
    .max(4)
    .default([]),
  /** As whoever gives them names them. */
  badges: z.array(z.string().trim().min(1).max(200)).max(8).default([]),
  /** So many of all these; null: all. */
  atLeast: z.coerce.number().int().min(1).max(24).nullable().default(null),
})
export type BeforeForm = z.output<typeof beforeForm>

/** A step that would open it. */
export type Unlock =
  | { readonly kind: 'attended'; readonly opportunityId: Id; readonly title: LocalText | null }
  | { readonly kind: 'hours'; readonly theme: string | null; readonly minutes: number }
  | { readonly kind: 'badge'; readonly badge: string }
  /** Of a kind this room's form does not write. */
  | { readonly kind: 'other' }
