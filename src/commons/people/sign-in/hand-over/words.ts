import { z } from 'zod'

/** What the browser keeps on the host that asks, until it comes back: only it can spend the code. */
export const handOverCookie = 'hedgerow_hand_over'

/** From the host of a place to the sign-in's own: who asks, the hash of what its browser keeps, and where to go then. */
export const asked = z.object({
  to: z.string().min(1).max(300),
  bind: z.string().regex(/^[\w-]{43}$/),
  next: z.string().max(2000).optional(),
})

export const carried = z.object({ code: z.string().min(20).max(100) })

/** What a ticket holds on the way. */
export const heldHandOver = z.object({ host: z.string(), bind: z.string(), next: z.string() })
