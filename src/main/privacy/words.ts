import { z } from 'zod'

/** What a place says of itself in its notice: settings `privacy` of the ecosystem. */
export const privacySettings = z.object({
  /** Whom to write to about data; a role's address and never a person's own. */
  contact: z.email().max(254).nullable().default(null),
  /** The authority that hears complaints here. */
  authority: z.string().trim().max(200).nullable().default(null),
})
